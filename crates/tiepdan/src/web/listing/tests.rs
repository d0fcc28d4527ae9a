use super::*;

fn listing(order: Order) -> Listing<'static> {
    Listing {
        path: "/queue",
        filters: vec![("q", "đất & nhà"), ("unit", "")],
        sort: ("due", order),
    }
}

#[test]
fn a_click_on_the_sorted_column_turns_it_round_and_keeps_the_filters() {
    let link = listing(Order::Ascending).sort_link("due");
    assert_eq!(link.sorted, "ascending");
    assert_eq!(
        link.href,
        "/queue?q=%C4%91%E1%BA%A5t%20%26%20nh%C3%A0&sort=due&order=desc"
    );
    assert_eq!(listing(Order::Ascending).sort_link("name").sorted, "");
}

#[test]
fn the_next_page_begins_after_a_key() {
    let pager = listing(Order::Descending).pager(true, Some("k=1"));
    assert_eq!(pager.first, None);
    assert!(
        pager
            .next
            .unwrap()
            .ends_with("&sort=due&order=desc&after=k%3D1")
    );
    assert_eq!(listing(Order::Descending).pager(false, None).next, None);
}
