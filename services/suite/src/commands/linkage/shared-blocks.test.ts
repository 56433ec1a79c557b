import { SharedBlocks } from './shared-blocks';

it('a block is shared once a second record is in it', () => {
  const blocks = new SharedBlocks();
  for (const id of ['one', 'two', 'two', 'three', 'three', 'three']) blocks.add(id);
  expect(['none', 'one', 'two', 'three'].map((id) => blocks.has(id))).toEqual([false, false, true, true]);
});
