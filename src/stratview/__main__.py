"""`python -m stratview`."""

import sys

from stratview.cli import main

sys.exit(main())
