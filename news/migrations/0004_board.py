import django.db.models.deletion
import django.utils.timezone
import news.public.lists
from django.conf import settings
from django.db import migrations, models

HIDDEN_BY_SOMEBODY_WITH_A_REASON = (
    models.Q(state="hidden", hidden_by__isnull=False) & ~models.Q(hidden_reason="")
    | ~models.Q(state="hidden") & models.Q(hidden_by=None, hidden_reason="")
)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0003_syndication"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BoardPage",
            fields=[
                ("page_ptr", models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to="wagtailcore.page")),
                ("lead", models.TextField(blank=True, max_length=400, verbose_name="Lead")),
            ],
            options={
                "verbose_name": "Coordination board",
                "verbose_name_plural": "Coordination boards",
            },
            bases=(news.public.lists.NewsListMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="BoardComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("author_name", models.CharField(max_length=320, verbose_name="Name of the author")),
                ("office", models.CharField(max_length=120, verbose_name="Office of the author")),
                ("text", models.TextField(max_length=2000, verbose_name="Text of the comment")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Written")),
                ("form_key", models.UUIDField(editable=False)),
                ("state", models.CharField(choices=[("shown", "Shown to everybody"), ("taken_back", "Taken back by its author"), ("hidden", "Hidden")], default="shown", max_length=12, verbose_name="State")),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("hidden_reason", models.CharField(blank=True, max_length=500, verbose_name="Reason for hiding it")),
                ("author", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("hidden_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="news.newspage")),
            ],
            options={
                "verbose_name": "Comment on the board",
                "verbose_name_plural": "Comments on the board",
                "default_permissions": (),
                "indexes": [models.Index(fields=["author", "created_at"], name="comment_of_author_since")],
                "constraints": [
                    models.UniqueConstraint(fields=("author", "form_key"), name="one_comment_a_form"),
                    models.CheckConstraint(condition=HIDDEN_BY_SOMEBODY_WITH_A_REASON, name="comment_hidden_by_somebody_with_a_reason"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommentReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=500, verbose_name="Reason")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Reported on")),
                ("settled_at", models.DateTimeField(editable=False, null=True, verbose_name="Settled")),
                ("comment", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="news.boardcomment")),
                ("reporter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "Report of a comment",
                "verbose_name_plural": "Reports of comments",
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("comment", "reporter"), name="one_report_a_person")],
            },
        ),
    ]
