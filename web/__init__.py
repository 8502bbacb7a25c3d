"""The web floor: the chat page, the document page and the REST routes."""
