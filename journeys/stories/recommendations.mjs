// Stories of recommendations that together take every way of their procedure. How a line reads: support/walk.mjs.

const STORIES = {
  'it is answered and what was answered is carried out': `
    note
    declare_interest official=#1 kind=interest
    decide_interest decision=may_stay
    accept
    +1 assign_verification
    hold_dialogue
    report_verification
    answer to_enforce=yes
    +1 send
    instruct_enforcement
    +5 close`,
  'it is answered': `
    accept
    +1 answer
    send
    close`,
  'it is not accepted': 'refuse',
  'it is withdrawn at once': `
    withdraw_whole
    terminate`,
  'it is withdrawn once accepted': `
    accept
    +1 withdraw_whole
    terminate`,
};

/** The stories of the procedure. */
export function ofRecommendation() {
  return Object.entries(STORIES).map(([title, story]) => ({ title, began: '2026-07-06', story }));
}
