/** What came of calling somebody about a late return. */
export const CALL_OUTCOMES = ['reached', 'message-left', 'no-answer'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
export const CALL_OUTCOME_LABEL: Readonly<Record<CallOutcome, string>> = { reached: 'Joint', 'message-left': 'Message laissé', 'no-answer': 'Pas de réponse' };
