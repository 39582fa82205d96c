"""Files in, documents out, with page furniture marked and agency copies known as such."""

from atodds.read.documents import documents_of, of_one_story, read_documents, read_intake

__all__ = ["documents_of", "of_one_story", "read_documents", "read_intake"]
