"""Measurements that are not part of the product: quality on hand-coded sets, and speed."""
