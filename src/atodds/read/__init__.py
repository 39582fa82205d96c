"""Files in, documents out, with page furniture marked and agency copies known as such."""

from atodds.read.documents import documents_of, read_documents

__all__ = ["documents_of", "read_documents"]
