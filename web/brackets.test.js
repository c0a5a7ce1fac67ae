import assert from 'node:assert/strict';
import {test} from 'node:test';
import {with_marked_brackets} from './brackets.js';

/** Marks as < and >. @param {string} text @param {boolean} right_to_left */
const marked = (text, right_to_left) => with_marked_brackets(text, right_to_left).replaceAll('\u200e', '>').replaceAll('\u200f', '<');

test('brackets go with the text before them, unless the line’s own direction is inside', () => {
  assert.equal(marked('שלום Acme 26 (EU)', true), 'שלום Acme 26 >(>EU>)>');
  assert.equal(marked('שלום (EU)', true), 'שלום <(<EU<)<');
  assert.equal(marked('Acme (שלום EU)', false), 'Acme >(>שלום EU>)>');
  assert.equal(marked('Acme שלום (עולם)', false), 'Acme שלום <(<עולם<)<');
  assert.equal(marked('Acme שלום (עולם EU)', false), 'Acme שלום >(>עולם EU>)>');
  assert.equal(marked('a (12) שלום', true), 'a >(>12>)> שלום');
});

test('brackets beside and inside brackets, and what is no pair', () => {
  assert.equal(marked('Acme (EU עולם) (אב)', false), 'Acme >(>EU עולם>)> >(>אב>)>');
  assert.equal(marked('Acme שלום ([אב] EU)', false), 'Acme שלום >(>>[>אב>]> EU>)>');
  assert.equal(marked('שלום a ([b])', true), 'שלום a >(>>[>b>]>>)>');
  assert.equal(marked('שלום a ([b)]', true), 'שלום a >(>[b>)>]');
  assert.equal(marked(':-) שלום ( (!)', true), ':-) שלום ( (!)');
});
