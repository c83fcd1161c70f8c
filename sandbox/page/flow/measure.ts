let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text in the picture's type, in pixels. */
export function measureText(text: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 7;
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}
