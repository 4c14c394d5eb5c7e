"""Publish: renditions become files that any web server can serve.

Enters: Rendition values. Leaves: files below ``publish.directory``, a gzip copy beside each. Law: a reader sees the
old bytes or the new ones, never a mixture; equal bytes are not written again; a failed write leaves the last good file.
"""
