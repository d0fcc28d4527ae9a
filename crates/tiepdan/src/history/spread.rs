//! Totals told by an article, spread over years and units so that every sum is exact.

/// Parts of a total in the proportion of their weights; the parts add up to the total.
pub(crate) fn spread(total: usize, weights: &[u32]) -> Vec<usize> {
    let sum: usize = weights.iter().map(|w| *w as usize).sum();
    let sum = sum.max(1);
    let mut parts: Vec<usize> = weights.iter().map(|w| total * *w as usize / sum).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let remainder = |place: usize| weights.get(place).map_or(0, |w| total * *w as usize % sum);
    order.sort_by_key(|place| std::cmp::Reverse(remainder(*place)));
    let mut rest = total - parts.iter().sum::<usize>();
    for place in order.iter().cycle().take(rest.min(total)) {
        if let Some(part) = parts.get_mut(*place) {
            *part += 1;
            rest -= 1;
        }
        if rest == 0 {
            break;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn the_parts_of_a_total_add_up_to_it_whatever_the_weights() {
        for total in [0, 1, 7, 588, 38_445] {
            for weights in [&[1, 1, 1][..], &[7, 12, 13, 0, 5], &[1]] {
                assert_eq!(spread(total, weights).iter().sum::<usize>(), total);
            }
        }
    }

    #[test]
    fn a_year_of_twice_the_weight_has_about_twice_the_part() {
        assert_eq!(spread(9, &[1, 2]), [3, 6]);
    }
}
