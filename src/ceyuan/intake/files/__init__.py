"""Files: a workbook or a separated text becomes grids of raw cells."""
