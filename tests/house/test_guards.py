"""The guards around every test do refuse and do notice."""

import logging
import socket

import pytest

from tests.guards import OutsideError, collecting_errors, is_loopback


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.com", 443)])
def test_a_connection_to_another_machine_is_refused(address):
    with pytest.raises(OutsideError, match=address[0]):
        socket.create_connection(address, timeout=1)


def test_a_plain_socket_is_refused_too():
    with socket.socket() as plain, pytest.raises(OutsideError):
        plain.connect(("192.0.2.1", 80))
    with socket.socket() as plain, pytest.raises(OutsideError):
        plain.connect_ex(("192.0.2.1", 80))


def test_this_machine_can_be_reached():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with socket.create_connection(listener.getsockname(), timeout=5) as line:
            assert line.getpeername() == listener.getsockname()


@pytest.mark.parametrize(
    ("host", "here"),
    [("localhost", True), ("127.0.0.9", True), ("::1", True), ("10.0.0.1", False), ("lotse.de", False)],
)
def test_loopback_is_known_by_name_and_number(host, here):
    assert is_loopback(host) is here


@pytest.mark.errors_expected
@pytest.mark.parametrize("name", ["django.dispatch", "news.handing_on"])
def test_a_logged_error_is_collected_with_its_words(name):
    with collecting_errors() as errors:
        logging.getLogger(name).error("went wrong", exc_info=ValueError("because"))
        logging.getLogger(name).warning("only odd")
    assert len(errors) == 1
    assert "went wrong" in errors[0]
    assert "ValueError: because" in errors[0]
