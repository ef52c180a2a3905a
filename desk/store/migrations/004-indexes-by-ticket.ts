/** What belongs to one ticket is found without looking at all the others. */
export const indexesByTicket = `
drop index ticket_key_by_ticket;
create index ticket_key_by_ticket on ticket_key (project_id, ticket_id, key);
create index firewall_grant_by_ticket on firewall_grant (ticket_id);
`;
