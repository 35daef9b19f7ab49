from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("news", "0002_approval")]

    operations: list = []
