"""Files in, documents out, with page furniture marked and agency copies known as such."""

from atodds.read.documents import read_documents

__all__ = ["read_documents"]
