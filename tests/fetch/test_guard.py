"""No address that is not public is asked, however it is spelled, named or led to."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from feedsvc.errors import BlockedError, FetchError
from feedsvc.fetch.networks import judge, literal, may_ask
from feedsvc.model.web import Access, Answer
from tests.fetch.servers import PUBLIC, Names, access_to, make_client, server

OPEN = Access(robots=False, gap=0.0, seconds=5.0)
#: Spellings of loopback, private, link-local, shared, metadata, documentation, multicast and translated addresses.
INSIDE = (
    "127.0.0.1 127.1 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 0 0.0.0.0 [::1] [::] [::ffff:127.0.0.1] "
    "[::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2001:0:7f00:1::1] [fe80::1] "
    "[fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [2001:db8::1] [3fff::1] [5f00::1] [100::1] 10.0.0.1 172.16.0.1 "
    "192.168.0.1 169.254.169.254 169.254.170.2 168.63.129.16 100.64.0.1 100.100.100.200 192.0.2.1 198.18.0.1 224.0.0.1 "
    "255.255.255.255"
).split()
REFUSED = (
    "file:///etc/passwd", "FILE:///etc/passwd", "gopher://a.example/_x", "ftp://a.example/", "data:text/xml,<rss/>",
    "http://user:pw@a.example/", "http://a.example@127.0.0.1/", "http://127.0.0.1#@a.example/", "http://127.0.0.1\\@a.example/",
    "http://1.1.1.1 &@127.0.0.1# @3.3.3.3/", "http:///127.0.0.1", "http:127.0.0.1", "//127.0.0.1/", "http://a.example:25/",
    "http://a.example:6379/", "http://a.example:99999/", "http://a.example:80:80/", "http://xn--/", "http://a\tb.example/",
    "http://a.example/\r\nX: y", "http://localhost%00.example/", "http://[fe80::1%25lo]/", "http://a.example/" + "x" * 1984, "http://a.example:0/", "",
)  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
async def test_an_address_inside_is_refused_in_all_its_spellings(host: str) -> None:
    names = Names()
    client = make_client(names)
    with pytest.raises(BlockedError, match=r"not on the public network|is no address"):
        await client.get(f"http://{host}/", access=OPEN)
    await client.close()


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_a_public_address_may_be_asked(address: str) -> None:
    assert may_ask(address, ())


@pytest.mark.parametrize("url", REFUSED)
async def test_what_is_no_plain_web_address_is_refused_before_anything_is_looked_up(url: str) -> None:
    names = Names()
    client = make_client(names)
    with pytest.raises(BlockedError):
        await client.get(url, access=OPEN)
    assert names.asked == []
    await client.close()


def test_an_address_of_the_greatest_length_may_be_asked() -> None:
    assert str(judge("http://a.example/" + "x" * 1983, OPEN)).endswith("x")


@pytest.mark.shared
def test_the_list_of_known_tricks_is_refused_and_what_is_public_is_not(shared: Path) -> None:
    tricks: dict[str, Any] = json.loads((shared / "data/vectors/own/ssrf_hosts.json").read_text())
    let_through = []
    for host in tricks["must_block_host"]:
        try:
            name = judge(f"http://{host}/", OPEN).host
        except BlockedError:
            continue
        # A name: what it leads to is judged.
        if literal(name) is not None or not name.startswith("localhost"):
            let_through.append(host)
    for url in tricks["must_refuse_url"]:
        try:
            judge(url, OPEN)
        except BlockedError:
            continue
        let_through.append(url)
    assert let_through == []
    for host in tricks["must_allow_ip"]:
        judge(f"http://{host}/", OPEN)


@pytest.mark.parametrize(
    "script",
    [
        [["127.0.0.1"]],
        [[PUBLIC, "127.0.0.1"]],
        [["10.0.0.5"]],
        [[PUBLIC, "::1"]],
        [["fe80::1"]],
        [["not an address"]],
    ],
    ids=["loopback", "mixed", "private", "AAAA inside", "link-local", "nonsense"],
)
async def test_a_name_that_leads_inside_with_any_of_its_addresses_is_refused_whole(
    public: None, script: list[list[str]]
) -> None:
    async with server() as web, server("127.0.0.1") as inside:
        client = make_client(Names(trap_example=script))
        with pytest.raises(BlockedError, match=r"trap\.example is not on the public network"):
            await client.get(web.url(host="trap.example"), access=access_to(web, inside))
        assert (web.connections, inside.connections) == (0, 0)
        await client.close()


async def test_a_name_that_changes_its_mind_is_judged_again(public: None) -> None:
    async with server() as web, server("127.0.0.1") as inside:
        web.says("/")
        names = Names(rebind_example=[[PUBLIC], ["127.0.0.1"]])
        client = make_client(names)
        await client.get(web.url(host="rebind.example"), access=access_to(web, inside))
        with pytest.raises(BlockedError):
            await client.get(inside.url(host="rebind.example"), access=access_to(web, inside))
        assert inside.connections == 0
        await client.close()


async def test_the_very_address_that_was_judged_is_dialled(
    public: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the resolver fooled, the socket is still not made."""
    monkeypatch.setattr("feedsvc.fetch.resolve.may_ask", lambda *_: True)
    async with server("127.0.0.1") as inside:
        client = make_client(Names(trap_example=[["127.0.0.1"]]))
        with pytest.raises(BlockedError):
            await client.get(inside.url(host="trap.example"), access=access_to(inside))
        assert inside.connections == 0
        await client.close()


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "file:///etc/passwd",
        "http://[::ffff:169.254.169.254]/",
        "//10.0.0.1/",
        "http://u:p@a.example/",
        "gopher://a/",
    ],
)
async def test_a_redirect_leads_nowhere_that_could_not_be_asked(public: None, location: str) -> None:
    async with server() as web:
        web.redirects("/", location)
        client = make_client()
        with pytest.raises(BlockedError):
            await client.get(web.url(), access=access_to(web))
        await client.close()


async def test_redirects_that_never_end_are_ended(public: None) -> None:
    async with server() as web:
        web.redirects("/", "/")
        for hop in range(21):
            web.redirects(f"/{hop}", f"/{hop + 1}")
        client = make_client()
        for path in ("/", "/0"):
            with pytest.raises(FetchError, match="leads on more than 5 times"):
                await client.get(web.url(path), access=access_to(web))
        assert len(web.requests) == 12
        await client.close()


async def test_what_the_operator_opens_for_one_source_stays_closed_for_others() -> None:
    async with server("127.0.0.1") as inside:
        inside.says("/")
        client = make_client(Names(board_example=[["127.0.0.1"]]))
        opened = access_to(inside, allow_networks=("127.0.0.0/8",))
        assert isinstance(await client.get(inside.url(host="board.example"), access=opened), Answer)
        assert isinstance(await client.get(inside.url(host="127.0.0.1"), access=opened), Answer)
        with pytest.raises(BlockedError):
            await client.get(inside.url(host="board.example"), access=access_to(inside))
        await client.close()


async def test_own_headers_and_credentials_go_to_their_own_origin_only(public: None) -> None:
    async with server() as first, server() as second:
        first.redirects("/there", second.url("/final"))
        first.redirects("/here", "/final")
        for one in (first, second):
            one.says("/final")
        client = make_client()
        access = access_to(first, second, headers=(("Authorization", "Bearer s3cret"), ("X-Key", "k")))
        await client.get(first.url("/there"), access=access)
        await client.get(first.url("/here"), access=access)
        assert all(request.headers["authorization"] == "Bearer s3cret" for request in first.requests)
        assert [
            sorted({"authorization", "x-key"} & request.headers.keys()) for request in second.requests
        ] == [[]]
        await client.close()


async def test_neither_cookies_nor_the_environment_speak_along(
    public: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with server() as web:
        web.says("/", Set_Cookie="id=1; Path=/")
        client = make_client()
        for _ in range(2):
            await client.get(web.url(), access=access_to(web))
        assert web.requests[1].headers == {
            "host": f"server.example:{web.port}",
            "user-agent": "feedsvc/1 (+https://post.example)",
            "accept": "*/*",
            "accept-encoding": "gzip",
        }
        await client.close()


async def test_a_name_server_that_hangs_costs_its_own_name_the_deadline_and_no_other_a_turn(
    public: None,
) -> None:
    async with server() as web:
        web.says("/")
        client = make_client(Names(hanging_example=[]))
        hanging = asyncio.create_task(
            client.get(web.url(host="hanging.example"), access=access_to(web, seconds=0.5))
        )
        await asyncio.sleep(0)
        assert isinstance(await client.get(web.url(), access=access_to(web)), Answer)
        with pytest.raises(FetchError, match=r"hanging\.example did not answer within 0\.5 s"):
            await hanging
        await client.close()
