/** Whether a text is a field name, a token: RFC 9110, 5.6.2. */
export const isFieldName = (name: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name);

/** Whether a text can be sent as a field value, spaces at its ends included: RFC 9110, 5.5. Each character is a byte. */
export const isFieldValue = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

/** Whether a text is an HTTP date in the form that is sent today: RFC 9110, 5.6.7. */
export const isHttpDate = (text: string): boolean => {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toUTCString() === text;
};
