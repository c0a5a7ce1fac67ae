import assert from 'node:assert/strict';
import {test} from 'node:test';

import {fitting} from './fitting.js';

/** Each character as people see it is one wide. @param {string} part */
const length = part => [...new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(part)].length;
/** @param {string} text @param {number} room */
const cut = (text, room) => text.slice(0, fitting(text, false, part => length(part) <= room));
/** @param {string} text @param {number} room */
const broken = (text, room) => text.slice(0, fitting(text, true, part => length(part) <= room));

test('a line is cut between characters as people see them, with room for the dots', () => {
  assert.equal(cut('👨‍👩‍👧‍👦👩🏿‍🚀🇩🇪x', 3), '👨‍👩‍👧‍👦👩🏿‍🚀');
  assert.equal(cut('Jose\u0301 Nu\u0301n\u0303ez', 5), 'Jose\u0301');
  assert.equal(cut('مرحبا بالعالم', 4), 'مرح');
});

test('at least one character stays', () => {
  assert.equal(cut('👨‍👩‍👧‍👦x', 0), '👨‍👩‍👧‍👦');
  assert.equal(broken('👨‍👩‍👧‍👦x', 0), '👨‍👩‍👧‍👦');
  assert.equal(cut('', 5), '');
});

test('a line breaks where a blank is, and not before a comma', () => {
  assert.equal(broken('شركة جديدة، قديمة', 9), 'شركة');
  assert.equal(broken('شركة جديدة، قديمة', 11), 'شركة جديدة،');
  assert.equal(broken('शर्मा एण्ड संस', 99), 'शर्मा एण्ड संस');
  assert.equal(broken('one 🚀 two ', 5), 'one 🚀');
});

test('Thai breaks between its words', () => {
  assert.equal(broken('สวัสดีครับ', 6), 'สวัสดี');
});

test('a word longer than the line is cut inside', () => {
  assert.equal(broken('مستشفيات كبيرة', 4), 'مستش');
});
