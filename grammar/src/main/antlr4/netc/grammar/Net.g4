/*
 * The grammar of .net files.
 *
 * It accepts a little more than the language, so that one clear message replaces a syntax error: reserved words where
 * only a name can stand, any statement in any block, several comparisons in a row, operators after a pipeline. What is
 * too much is reported by the builder of the AST. The grammar has no left recursion, one rule per level of precedence,
 * and neither predicates nor actions.
 */
grammar Net;

file: item* EOF;

// A rule of its own: a mistake in its first tokens ends the rule, and must not end the file.
item: use | layer | net | statement;

use: 'use' STRING;
net: 'net' anyName block;
layer: 'layer' anyName parameters block;
parameters: '(' (parameter (',' parameter)* ','?)? ')';
parameter: anyName (':' shape)? ('=' expression)?;

block: '{' statement* '}';
settings: '{' setting* '}';

statement
    : 'const' anyName '=' expression                                      # constant
    | 'input' anyName ':' type                                            # input
    | 'label' anyName ':' type                                            # label
    | 'target' anyName ':' type                                           # target
    | 'param' anyName ':' shape ('=' expression)?                         # param
    | anyNameButLoss '=' expression                                       # binding
    | 'repeat' (anyName 'in' expression '..')? expression block           # repeat
    | 'output' anyName ('=' expression)?                                  # output
    | 'loss' anyName? '=' expression                                      # loss
    | 'metric' anyName '=' expression                                     # metric
    | 'return' expression                                                 # result
    | 'train' settings                                                    # train
    ;

setting: anyName '=' expression;

type: shape classes? | classes;
classes: 'class' (classNames | expression);
classNames: '{' anyName (',' anyName)* ','? '}';
shape: '[' (dim (',' dim)* ','?)? ']';
dim: '...' | expression;

expression: comparison ('|>' stage mixed?)*;
mixed: anyOperator comparison;
comparison: sum (comparisonOperator sum)*;
sum: product (sumOperator product)*;
product: prefix (productOperator prefix)*;
prefix: '-' prefix | power;
power: primary ('^' prefix)?;
stage: name arguments?;
primary
    : NUMBER unit?                                                        # number
    | STRING                                                              # string
    | readable arguments?                                                 # reference
    | shape                                                               # list
    | '(' expression ')'                                                  # grouped
    ;
arguments: '(' (argument (',' argument)* ','?)? ')';
argument: (anyName '=')? expression;

comparisonOperator: '<' | '<=' | '>' | '>=' | '==' | '!=';
sumOperator: '+' | '-';
productOperator: '@' | '*' | '/';
anyOperator: comparisonOperator | sumOperator | productOperator | '^';

unit: 'epoch' | 'epochs' | 'step' | 'steps';
name: NAME | 'in' | unit;
readable: name | 'loss';
anyName: name | reserved | 'loss';
anyNameButLoss: name | reserved;
reserved
    : 'use' | 'net' | 'layer' | 'const' | 'input' | 'label' | 'target' | 'param' | 'state' | 'update' | 'output' | 'metric'
    | 'train' | 'repeat' | 'return' | 'class' | 'scan' | 'assert' | 'freeze' | 'if' | 'else'
    ;

USE: 'use';
NET: 'net';
LAYER: 'layer';
CONST: 'const';
INPUT: 'input';
LABEL: 'label';
TARGET: 'target';
PARAM: 'param';
STATE: 'state';
UPDATE: 'update';
OUTPUT: 'output';
LOSS: 'loss';
METRIC: 'metric';
TRAIN: 'train';
REPEAT: 'repeat';
RETURN: 'return';
CLASS: 'class';
SCAN: 'scan';
ASSERT: 'assert';
FREEZE: 'freeze';
IF: 'if';
ELSE: 'else';
IN: 'in';
EPOCH: 'epoch';
EPOCHS: 'epochs';
STEP: 'step';
STEPS: 'steps';

LEFT_BRACE: '{';
RIGHT_BRACE: '}';
LEFT_PAREN: '(';
RIGHT_PAREN: ')';
LEFT_BRACKET: '[';
RIGHT_BRACKET: ']';
EQUALS: '=';
COLON: ':';
COMMA: ',';
RANGE: '..';
ELLIPSIS: '...';
PIPE: '|>';
LESS: '<';
LESS_EQUAL: '<=';
GREATER: '>';
GREATER_EQUAL: '>=';
EQUAL: '==';
NOT_EQUAL: '!=';
PLUS: '+';
MINUS: '-';
AT: '@';
TIMES: '*';
DIVIDE: '/';
POWER: '^';

NUMBER: [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)?;
BAD_NUMBER: (NUMBER | NUMBER? '.' [0-9]+ | [0-9]+ '.') [A-Za-z_0-9]+ | '.' [0-9]+;
STRING: '"' ~["\r\n\\]* '"';
BAD_STRING: '"' ~["\r\n]* '"'? | '\'' ~['\r\n]* '\'';
NAME: [A-Za-z_] [A-Za-z_0-9]*;
DOC: '///' (~[/\r\n] ~[\r\n]*)? -> channel(HIDDEN);
COMMENT: '//' ~[\r\n]* -> skip;
SPACE: [ \t\r\n]+ -> skip;
BLOCK_COMMENT: '/*' .*? '*/';
HASH_COMMENT: '#' ~[\r\n]*;
OTHER: .;
