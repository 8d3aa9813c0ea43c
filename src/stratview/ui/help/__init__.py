"""The help: a guide, all shortcuts, what is new, licences and versions, in one window and without a network."""
