/** Text as it stands in an address: commas, colons and at signs are plain, for lists, instants and `latest@1` read better so. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/%(2C|3A|40)/g, decodeURIComponent);
