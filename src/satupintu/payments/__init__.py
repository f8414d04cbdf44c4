"""The cashier: bills and receipts, and the guard that a free service stays free."""
