"""The database was restarted: the connections that were kept are dead, and nobody notices."""

import psycopg
import pytest
from django.db import connection

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]

OF_OTHERS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
def cut_off():
    """Ends every connection that the house keeps, as a restart does."""
    if connection.vendor != "postgresql":
        pytest.skip("no PostgreSQL named by TEST_DATABASE_URL")
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    address = {name: value for name, key in names.items() if (value := connection.settings_dict[key])}

    # A pool of its own. What is open besides belongs to earlier tests, to browsers for example: it stays whole for them.
    connection.close()
    connection.close_pool()
    with psycopg.connect(**address, autocommit=True) as other:
        theirs = {pid for (pid,) in other.execute(OF_OTHERS)}

        def cut():
            connection.close()
            ours = [pid for (pid,) in other.execute(OF_OTHERS) if pid not in theirs]
            assert ours
            for pid in ours:
                other.execute("SELECT pg_terminate_backend(%s)", [pid])

        yield cut


def test_the_next_request_gets_a_living_connection(client, cut_off):
    assert client.get("/en/questions/").status_code == 200
    for _ in range(2):
        cut_off()
        assert client.get("/en/questions/").status_code == 200
