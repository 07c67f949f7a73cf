import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0010_take_vectors_for_used'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='searched',
            name='network',
            field=models.CharField(blank=True, db_default='', default='', max_length=22),
        ),
        migrations.CreateModel(
            name='Withheld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10)),
                ('folded', models.CharField(max_length=200)),
                ('words', models.CharField(max_length=200)),
                ('withheld_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('withheld_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'permissions': [('withhold_completions', 'Can decide which completions are never offered')],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('language', 'folded'), name='withheld_once')],
            },
        ),
    ]
