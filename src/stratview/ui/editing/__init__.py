"""Writing a comparison in the window: commands, composer, editing in place, dialogs."""
