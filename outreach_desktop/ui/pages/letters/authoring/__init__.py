"""Beside the documents to choose from: the list of fields, the folder that is watched, and renewing."""
