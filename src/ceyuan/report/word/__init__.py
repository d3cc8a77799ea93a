"""The Word report of a check-up (政策体检报告); `write.py` needs the extra `office`."""
