"""Files to take away: whatever leaves the dashboard carries its sources, both dates and the snapshot."""
