"""Label layout: no two overlap, none is lost."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from stratview.ui.timeline.labels import Crowd, Layout, Place, Rows, Wish, lay_out

RIGHT = 800.0
PLACES = [Place(0), Place(1), Place(2, (0,)), Place(3, (1,))]


def count_width(count: int) -> float:
    return 14.0 + 7 * len(str(count))


def boxes(layout: Layout) -> list[tuple[int, float, float]]:
    shown = [(label.row, label.left, label.right) for label in layout.labels]
    return shown + [(one.row, one.left, one.right) for one in layout.clusters if one.row >= 0]


wishes = st.lists(
    st.tuples(st.floats(0, RIGHT), st.floats(10, 260), st.floats(10, 60)),
    max_size=40,
).map(lambda found: [Wish(n, at, width, min(width, least)) for n, (at, width, least) in enumerate(found)])
crowds = st.lists(
    st.tuples(st.integers(1, 5000), st.floats(0, RIGHT), st.floats(0, 60)).map(
        lambda t: Crowd(t[0], t[1], min(t[1] + t[2], RIGHT))
    ),
    max_size=8,
)
taken = st.lists(st.tuples(st.integers(0, 3), st.floats(0, RIGHT), st.floats(1, 200)), max_size=6)
lines = st.lists(st.tuples(st.integers(0, 3), st.floats(0, RIGHT)), max_size=6)


@given(wishes, crowds, taken, lines, st.floats(-500, 500), st.sampled_from([(), (120.0,), (140.0, 90.0)]))
def test_no_two_overlap_and_none_is_lost(
    wishes: list[Wish],
    rest: list[Crowd],
    taken: list[tuple[int, float, float]],
    lines: list[tuple[int, float]],
    origin: float,
    caps: tuple[float, ...],
) -> None:
    rows = Rows(0.0, RIGHT)
    for row, left, width in taken:
        rows.take(row, left, left + width)
    for row, x in lines:
        rows.draw(row, x)
    layout = lay_out(wishes, PLACES, rows, count_width, rest=rest, origin=origin, caps=caps)

    assert len({label.key for label in layout.labels}) == len(layout.labels)
    assert len(layout.labels) + layout.clustered == len(wishes) + sum(crowd.count for crowd in rest)
    for one, other in combinations(boxes(layout), 2):
        assert one[0] != other[0] or one[2] <= other[1] or other[2] <= one[1], (one, other)
    for row, left, right in boxes(layout):
        assert left >= 0
        assert right <= RIGHT + 1e-6
        assert all(row != r or right <= at or left >= at + width for r, at, width in taken)
        assert all(row != r or right <= x or left >= x for r, x in lines)


def put(*wishes: Wish, places: list[Place] | None = None, caps: tuple[float, ...] = ()) -> Layout:
    return lay_out(wishes, places or PLACES, Rows(0.0, RIGHT), count_width, caps=caps)


def test_a_lone_label_is_centred_over_its_point() -> None:
    label = put(Wish(0, 400, 100, 50)).labels[0]
    assert (label.row, label.left, label.right) == (0, 350, 450)


def test_at_the_edge_a_label_moves_inwards() -> None:
    assert put(Wish(0, 10, 100, 50)).labels[0].left == 0
    assert put(Wish(0, 790, 100, 50)).labels[0].right == RIGHT


def test_neighbours_stack() -> None:
    layout = put(*(Wish(n, 400, 200, 50) for n in range(2)))
    assert sorted(label.row for label in layout.labels) == [0, 1]


def test_without_a_second_row_they_shorten() -> None:
    layout = put(Wish(0, 380, 500, 50), Wish(1, 420, 500, 50), places=[Place(0)], caps=(180.0,))
    assert not layout.clusters
    assert len(layout.labels) == 2
    assert all(label.width < 500 for label in layout.labels)


def test_a_shortened_label_takes_what_is_free_beside_it() -> None:
    layout = put(Wish(0, 380, 500, 50), Wish(1, 420, 500, 50), places=[Place(0)], caps=(180.0,))
    right = max(layout.labels, key=lambda label: label.left)
    assert right.width > 180


def test_what_has_no_room_is_counted() -> None:
    layout = put(*(Wish(n, 400, 300, 290) for n in range(5)), places=[Place(0)])
    assert len(layout.labels) + layout.clustered == 5
    assert layout.clusters[0].crowd.low <= 400 <= layout.clusters[0].crowd.high


def test_without_any_row_everything_is_in_a_cluster_without_a_place() -> None:
    layout = lay_out([Wish(0, 5, 10, 10)], [], Rows(0, RIGHT), count_width)
    assert layout.clusters[0].row == -1
    assert layout.clustered == 1


def test_the_most_wanted_stays() -> None:
    layout = put(*(Wish(n, 400, 300, 300) for n in range(4)), places=[Place(0), Place(1)])
    assert 0 in {label.key for label in layout.labels}
