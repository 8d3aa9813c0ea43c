"""The timeline: two lanes of milestones. The one room that imports pyqtgraph and numpy, after the first paint."""

import os

# pyqtgraph must use the same binding as the program, even if others are installed.
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
