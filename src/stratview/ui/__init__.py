"""The widgets. Each panel listens to the one selection; no panel calls another."""
