/** How engineers reach a server: firewall grants, source ranges and public keys. */
export * from "./cidr.ts";
export * from "./grant.ts";
export * from "./registration.ts";
export * from "./ssh-key.ts";
