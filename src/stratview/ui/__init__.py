"""The widgets. Each panel listens to the one selection; no panel calls another."""

from stratview import override_faults

# Before the first widget class is defined.
override_faults.guard()
