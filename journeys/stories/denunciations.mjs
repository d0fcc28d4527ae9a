// Stories of denunciations that together take every way of their two procedures. How a line reads: support/walk.mjs.

const BEGAN = '2026-07-06';

const common = (before) => ({
  'a conclusion is carried out, with whatever may come before it': `
    note
    ${before}
    declare_interest official=#1 kind=interest
    decide_interest decision=may_stay
    refer_investigation
    +1 follow_investigation
    prevent_damage
    accept
    +1 notify_acceptance
    hear_accused
    request_documents
    receive_documents
    request_expert
    +1 receive_expert
    declare_complex
    plan_verification
    work_with
    record_evidence
    refer_content contents=4
    extend
    declare_specially_complex
    extend_again
    assign_verification
    replace_verifier leaves=#1 joins=#2
    +1 assign_verification
    request_expert
    suspend
    receive_expert
    +1 send_suspension
    +5 resume
    entrust_verification
    report_entrusted
    report_verification
    +1 conclude to_enforce=yes persons_to_handle=2
    +1 send
    record_service
    publish
    +1 take_down
    assign_duty
    +1 instruct_enforcement
    +1 record_enforcement persons_handled=1
    report_follow_up
    end_duty
    +5 complete_enforcement
    close
    note`,
  'the accused is restored': `
    ${before}
    accept
    +1 verify_at_once
    conclude
    +1 restore_accused
    send
    publish
    close`,
  'it is reported by whom it was entrusted to': `
    ${before}
    accept
    +1 entrust_verification
    report_entrusted
    suspend
    +5 terminate ground=decided`,
  'it is reported without a team and ends by death': `
    ${before}
    accept
    +1 report_verification
    +5 terminate ground=death`,
  'it is not accepted': `refuse`,
  'a withdrawal is free and examined before it is accepted': `
    ${before}
    withdraw_whole
    terminate ground=withdrawal`,
  'a withdrawal was coerced, then it is free': `
    ${before}
    accept
    +1 record_pressure
    withdraw_whole free=no
    disregard_withdrawal
    withdraw_whole
    terminate ground=withdrawal`,
  'a part is withdrawn and looked at again, a part ends': `
    ${before}
    accept
    +1 withdraw_part contents=1
    +1 reconsider contents=1
    terminate_part contents=2 ground=death
    suspend`,
  'the superior demands and takes it over': `
    ${before}
    accept
    +70 ^receive_overdue
    ^demand
    +2 report_progress
    +1 ^take_over`,
  'the head stands aside and his superior settles': `
    ^declare_interest official=#1 kind=kin
    ^decide_interest decision=stands_aside
    ^take_over_conflicted`,
  'the head stands aside once it is accepted': `
    ${before}
    accept
    ^declare_interest official=#1 kind=kin
    ^decide_interest decision=stands_aside
    ^take_over_conflicted`,
  'the head stands aside while it is verified': `
    ${before}
    accept
    +1 assign_verification
    ^declare_interest official=#1 kind=kin
    ^decide_interest decision=stands_aside
    ^take_over_conflicted`,
  'the head stands aside while it is suspended': `
    ${before}
    accept
    +1 suspend
    ^declare_interest official=#1 kind=kin
    ^decide_interest decision=stands_aside
    ^take_over_conflicted`,
  'the superior takes over what is being verified': `
    ${before}
    accept
    assign_verification
    +70 ^demand
    +1 ^take_over`,
});

const group = (before) => ({
  'a group loses some of its members': `
    ${before}
    appoint_representatives members=1
    accept
    +1 withdraw_members persons=1 members=2
    leave_group members=3`,
});

/** The stories of the first procedure, or of the continued one. */
export function ofDenunciation({ isFirst }) {
  const before = isFirst ? 'check_identity' : '';
  const told = (isGroup) => ([title, story]) => ({ title, began: BEGAN, group: isGroup, story });
  const own = isFirst
    ? { 'it is asked about elsewhere first': 'check_elsewhere' }
    : { 'it goes to whom it belongs to': 'transfer' };
  return [
    ...Object.entries({ ...common(before), ...own }).map(told(false)),
    ...Object.entries(group(before)).map(told(true)),
  ];
}
