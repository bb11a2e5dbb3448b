"""Many documents: audited by several processes, kept in a store, compared with each other, exported as data files.

The package is not called `audit`: that name belongs to the function `newsfacts.audit`.
"""
