"""ETL: files in the data folder become one published DuckDB snapshot."""
