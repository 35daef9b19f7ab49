"""Keeping in the index what Wagtail does not see: a toolkit's material is saved after its page."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.search.index import insert_or_update_object

from home.models import Material, ToolkitPage


@receiver([post_save, post_delete], sender=Material)
def index_toolkit_again(instance: Material, raw: bool = False, **kwargs: Any) -> None:
    """Index a toolkit with its material as it is now."""
    toolkit = None if raw else ToolkitPage.objects.filter(pk=instance.page_id).first()
    if toolkit:
        insert_or_update_object(toolkit)
