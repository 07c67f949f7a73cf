"""The database was restarted: the connections that were kept are dead, and nobody notices."""

import psycopg
import pytest
from django.db import connection

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cut_off():
    """Ends every connection that is kept, as a restart does."""
    if connection.vendor != "postgresql":
        pytest.skip("no PostgreSQL named by TEST_DATABASE_URL")

    # A pool of its own: threads of other tests may still hold connections of the one there was.
    connection.close()
    connection.close_pool()

    def cut():
        config = connection.settings_dict
        address = {
            "dbname": config["NAME"],
            "user": config["USER"],
            "password": config["PASSWORD"],
            "host": config["HOST"],
            "port": config["PORT"],
        }
        connection.close()
        with psycopg.connect(**{name: value for name, value in address.items() if value}) as other:
            ended = other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        assert ended

    return cut


def test_the_next_request_gets_a_living_connection(client, cut_off):
    assert client.get("/en/questions/").status_code == 200
    for _ in range(2):
        cut_off()
        assert client.get("/en/questions/").status_code == 200
