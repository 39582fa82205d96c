"""The program on Spark, for more articles than one machine has time for.

Only `session` can be imported without PySpark, and says what is missing.
"""

from atodds.spark.session import NoSparkError, open_session

__all__ = ["NoSparkError", "open_session"]
