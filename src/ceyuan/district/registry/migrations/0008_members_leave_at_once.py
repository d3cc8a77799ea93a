from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0007_live_facts_by_firm"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
