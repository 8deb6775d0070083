let count = 0;

/** Counts the visits of fields: edits of one field are one step of Undo until it is left or Enter is pressed. */
export function focusSession(): number {
  return count;
}

if (typeof document !== 'undefined') {
  document.addEventListener('focusin', () => count++);
  // After the field itself has heard the key and committed.
  document.addEventListener('keyup', (event) => {
    if (event.key === 'Enter') count++;
  });
}
