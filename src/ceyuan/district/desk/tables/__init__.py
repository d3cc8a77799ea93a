"""给我一张表: pages of officers about tables that other offices ask them to fill."""
