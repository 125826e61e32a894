/* Forms of identifiers. They need no library, so that the page can hold to them as well. */

const NAME = '[a-z0-9][a-z0-9._-]{0,99}';
const COUNTRY_CODE = '[A-Z]{3}';

/** A name in addresses: lower case, digits, dot, dash, underscore. */
export const SLUG = new RegExp(`^${NAME}$`);

/** A framework, or one of its principles. */
export const SUBJECT = new RegExp(`^${NAME}(/[1-9]\\d{0,8})?$`);

export const COUNTRY = new RegExp(`^${COUNTRY_CODE}$`);

/** A country, or a group by its identifier. */
export const PARTY = new RegExp(`^(${COUNTRY_CODE}|group:${NAME})$`);
