"""Where a firm stands on each ladder, what the next rung lacks, and when it comes at the firm's own pace."""
