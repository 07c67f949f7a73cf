"""No tables: the module makes Django send `post_migrate` to this app, last of all."""
