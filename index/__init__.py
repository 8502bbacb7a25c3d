"""Provisions to chunks, chunks to vectors and terms, questions to ranked chunks."""
