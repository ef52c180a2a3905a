/** The queue follows the sequence alone: a clock that steps back lets nobody overtake. */
export const queueBySequence = `
drop index ticket_queue;
create index ticket_queue on ticket (priority desc, sequence) where state = 'received';
`;
