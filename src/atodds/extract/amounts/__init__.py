"""Amounts: how many, how much, how long, and of what."""

from atodds.extract.amounts.reading import amounts_in
from atodds.extract.amounts.record import quantity_record

__all__ = ["amounts_in", "quantity_record"]
