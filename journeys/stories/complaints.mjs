// Stories of complaints that together take every way of their four procedures. How a line reads: support/walk.mjs.

/** Days on which cases begin: under the texts of 2026, and before them. */
const NEW = '2026-07-06';
const OLD = '2026-03-02';

const DECIDED = `
  accept
  +1 assign_verification
  +5 report_verification
  invite_dialogue dialogue_day=+6
  +6 hold_dialogue
  +1 decide`;
const SENT = `
  +1 send
  publish`;
/** The window from the proven receipt has closed. */
const IN_EFFECT = `
  +70 =take_effect
  note`;

/** What all four procedures have in common, under the texts of 2026. */
const COMMON = {
  'a decision is carried out, with whatever may come before it': `
    note
    declare_interest official=#1 kind=interest
    decide_interest decision=may_stay
    conciliate
    accept
    +1 request_documents
    receive_documents
    request_expert
    +1 receive_expert
    declare_complex
    stay
    plan_verification
    work_with
    record_evidence
    refer_content contents=4
    refer_investigation
    +1 follow_investigation
    assign_verification
    replace_verifier leaves=#1 joins=#2
    +1 assign_verification
    suspend
    +1 send_suspension
    +5 resume
    +1 report_verification positions_differ=yes
    invite_dialogue dialogue_day=+6
    record_absence
    invite_dialogue dialogue_day=+6
    postpone_dialogue
    invite_dialogue dialogue_day=+6
    +6 hold_dialogue
    +1 decide to_enforce=yes money_to_individuals=125.000.000 persons_to_handle=2
    lift_stay
    +1 send
    record_service
    record_receipt
    publish
    +1 take_down
    ${IN_EFFECT}
    assign_duty
    +1 instruct_enforcement
    +1 record_enforcement money_returned_individuals=125.000.000
    end_duty
    +5 complete_enforcement
    ^reexamine
    +5 ^conclude_reexamination
    +1 close
    note`,
  'nothing is to be carried out': `
    accept
    +5 report_verification
    invite_dialogue dialogue_day=+6
    +6 hold_dialogue
    +1 decide
    ${SENT}
    ${IN_EFFECT}
    close`,
  'it is not accepted': 'refuse',
  'all is withdrawn before it is accepted': `
    withdraw_whole
    terminate`,
  'all is withdrawn once accepted': `
    accept
    +1 withdraw_whole
    terminate`,
  'a withdrawal was coerced; then the suspended matter has no heir': `
    accept
    +1 record_pressure
    withdraw_whole
    +1 disregard_withdrawal
    suspend
    +5 terminate ground=no_successor`,
  'a part is withdrawn and looked at again, a part ends': `
    accept
    +1 assign_verification
    withdraw_part contents=1
    +1 reconsider contents=1
    terminate_part contents=2 ground=no_object
    +1 terminate ground=no_object`,
  'a court takes it': `
    accept
    +1 assign_verification
    litigate
    +1 terminate ground=court
    +20 record_judgment to_execute=yes
    +5 execute_judgment`,
};

const GROUP = {
  'a group loses some of its members': `
    appoint_representatives members=1
    accept
    +1 withdraw_members persons=1 members=2
    leave_group members=3`,
};

/** A first complaint that goes on to the second instance. */
const APPEALED = {
  'the term passes: the superior demands, the citizen goes on': `
    accept
    +70 =lapse
    note
    ^demand
    appeal_unsettled`,
  'the term passes while it is verified': `
    accept
    +1 assign_verification
    +70 appeal_unsettled`,
  'the second complaint is dropped and made again': `
    ${DECIDED}
    ${SENT}
    +2 appeal
    +5 drop_appeal
    +1 appeal
    close_appealed`,
  'the second complaint comes once the decision is in effect': `
    ${DECIDED}
    ${SENT}
    ${IN_EFFECT}
    appeal`,
};

/** By the texts before 2026. */
const FORMER = {
  'it was declared complex, talked over and withdrawn': `
    accept
    +1 declare_complex
    invite_dialogue dialogue_day=+6
    withdraw_whole
    terminate`,
  'it was withdrawn at once': `
    withdraw_whole
    terminate`,
  'it was withdrawn while it was verified': `
    accept
    assign_verification
    +1 withdraw_whole
    terminate`,
};

/** The stories of a procedure. */
export function ofComplaint({ isFirst }) {
  const began = (day, group) => ([title, story]) => ({ title, began: day, group, story });
  return [
    ...Object.entries(COMMON).map(began(NEW)),
    ...Object.entries(GROUP).map(began(NEW, true)),
    ...Object.entries(isFirst ? APPEALED : {}).map(began(NEW)),
    ...Object.entries(FORMER).map(began(OLD)),
  ];
}
