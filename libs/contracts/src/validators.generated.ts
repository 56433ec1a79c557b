// @ts-nocheck
// Made by libs/contracts/generate.mjs from schemas/. Do not edit.
"use strict";
export const policeArrestRecordedV1 = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/police/arrest.recorded.v1.json","type":"object","properties":{"arrestRef":{"$ref":"../definitions.json#/$defs/reference"},"arrestedOn":{"$ref":"../definitions.json#/$defs/date"},"forceArea":{"$ref":"../definitions.json#/$defs/policeArea"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"},"sex":{"$ref":"../definitions.json#/$defs/sex"},"ethnicitySelfDefined":{"$ref":"../definitions.json#/$defs/ethnicity"},"daFlag":{"$ref":"../definitions.json#/$defs/flag"},"exServiceDeclared":{"$ref":"../definitions.json#/$defs/declaration"},"dependentChildrenDeclared":{"$ref":"../definitions.json#/$defs/declaration"},"careExperienceDeclared":{"$ref":"../definitions.json#/$defs/declaration"}},"required":["arrestRef","arrestedOn","homeArea"],"unevaluatedProperties":false};
const schema33 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001F\\u007F]+$"};
const schema34 = {"type":"string","maxLength":10,"format":"date"};
const schema35 = {"type":"string","enum":["W15000001","W15000002","W15000003","W15000004"]};
const schema40 = {"type":"string","enum":["F","M","X","NOT_STATED","UNKNOWN"]};
const schema41 = {"type":"string","enum":["W1","W2","W3","W4","W5","W8","W9","M1","M2","M3","M9","A1","A2","A3","A4","A9","B1","B2","B9","O1","O2","O9","NS","UN","Z1","ETH03","MERGE"]};
const schema42 = {"type":"boolean"};
const schema43 = {"type":"string","enum":["YES","NO","NOT_STATED"]};
const func1 = require("ajv/dist/runtime/ucs2length").default;
const pattern4 = new RegExp("^[^\\u0000-\\u001F\\u007F]+$", "u");
const formats0 = require("./formats").formats.date;
const schema36 = {"type":"object","properties":{"lad":{"$ref":"#/$defs/localAuthority"},"pfa":{"$ref":"#/$defs/policeArea"},"basis":{"$ref":"#/$defs/homeAreaBasis"}},"required":["basis"],"allOf":[{"if":{"properties":{"basis":{"enum":["HOME_ADDRESS","LAST_KNOWN_BEFORE_CUSTODY","NFA_LAST_AREA"]}},"required":["basis"]},"then":{"required":["lad"]}},{"if":{"properties":{"basis":{"enum":["UNKNOWN_WALES","OUTSIDE_WALES"]}},"required":["basis"]},"then":{"properties":{"lad":false,"pfa":false}}}],"unevaluatedProperties":false};
const schema37 = {"type":"string","enum":["W06000001","W06000002","W06000003","W06000004","W06000005","W06000006","W06000008","W06000009","W06000010","W06000011","W06000012","W06000013","W06000014","W06000015","W06000016","W06000018","W06000019","W06000020","W06000021","W06000022","W06000023","W06000024"]};
const schema39 = {"type":"string","enum":["HOME_ADDRESS","LAST_KNOWN_BEFORE_CUSTODY","NFA_LAST_AREA","COMMITTAL_COURT","SUPERVISING_OFFICE","UNKNOWN_WALES","OUTSIDE_WALES"]};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate22.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate22.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate22.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate22.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate22.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate22.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate22.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate22.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate22.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate22.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate22.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate22.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/police/arrest.recorded.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.arrestRef === undefined) && (missing0 = "arrestRef")) || ((data.arrestedOn === undefined) && (missing0 = "arrestedOn"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.arrestRef !== undefined){
let data0 = data.arrestRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate20.errors = [{instancePath:instancePath+"/arrestRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate20.errors = [{instancePath:instancePath+"/arrestRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate20.errors = [{instancePath:instancePath+"/arrestRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/arrestRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.arrestedOn !== undefined){
let data1 = data.arrestedOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate20.errors = [{instancePath:instancePath+"/arrestedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate20.errors = [{instancePath:instancePath+"/arrestedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/arrestedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.forceArea !== undefined){
let data2 = data.forceArea;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate20.errors = [{instancePath:instancePath+"/forceArea",schemaPath:"../definitions.json#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data2 === "W15000001") || (data2 === "W15000002")) || (data2 === "W15000003")) || (data2 === "W15000004"))){
validate20.errors = [{instancePath:instancePath+"/forceArea",schemaPath:"../definitions.json#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs10 = errors;
if(!(validate22(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sex !== undefined){
let data4 = data.sex;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate20.errors = [{instancePath:instancePath+"/sex",schemaPath:"../definitions.json#/$defs/sex/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data4 === "F") || (data4 === "M")) || (data4 === "X")) || (data4 === "NOT_STATED")) || (data4 === "UNKNOWN"))){
validate20.errors = [{instancePath:instancePath+"/sex",schemaPath:"../definitions.json#/$defs/sex/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ethnicitySelfDefined !== undefined){
let data5 = data.ethnicitySelfDefined;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate20.errors = [{instancePath:instancePath+"/ethnicitySelfDefined",schemaPath:"../definitions.json#/$defs/ethnicity/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((((((((((((((((((((((data5 === "W1") || (data5 === "W2")) || (data5 === "W3")) || (data5 === "W4")) || (data5 === "W5")) || (data5 === "W8")) || (data5 === "W9")) || (data5 === "M1")) || (data5 === "M2")) || (data5 === "M3")) || (data5 === "M9")) || (data5 === "A1")) || (data5 === "A2")) || (data5 === "A3")) || (data5 === "A4")) || (data5 === "A9")) || (data5 === "B1")) || (data5 === "B2")) || (data5 === "B9")) || (data5 === "O1")) || (data5 === "O2")) || (data5 === "O9")) || (data5 === "NS")) || (data5 === "UN")) || (data5 === "Z1")) || (data5 === "ETH03")) || (data5 === "MERGE"))){
validate20.errors = [{instancePath:instancePath+"/ethnicitySelfDefined",schemaPath:"../definitions.json#/$defs/ethnicity/enum",keyword:"enum",params:{allowedValues: schema41.enum}}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.daFlag !== undefined){
const _errs17 = errors;
if(typeof data.daFlag !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/daFlag",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exServiceDeclared !== undefined){
let data7 = data.exServiceDeclared;
const _errs20 = errors;
if(typeof data7 !== "string"){
validate20.errors = [{instancePath:instancePath+"/exServiceDeclared",schemaPath:"../definitions.json#/$defs/declaration/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data7 === "YES") || (data7 === "NO")) || (data7 === "NOT_STATED"))){
validate20.errors = [{instancePath:instancePath+"/exServiceDeclared",schemaPath:"../definitions.json#/$defs/declaration/enum",keyword:"enum",params:{allowedValues: schema43.enum}}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dependentChildrenDeclared !== undefined){
let data8 = data.dependentChildrenDeclared;
const _errs23 = errors;
if(typeof data8 !== "string"){
validate20.errors = [{instancePath:instancePath+"/dependentChildrenDeclared",schemaPath:"../definitions.json#/$defs/declaration/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data8 === "YES") || (data8 === "NO")) || (data8 === "NOT_STATED"))){
validate20.errors = [{instancePath:instancePath+"/dependentChildrenDeclared",schemaPath:"../definitions.json#/$defs/declaration/enum",keyword:"enum",params:{allowedValues: schema43.enum}}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.careExperienceDeclared !== undefined){
let data9 = data.careExperienceDeclared;
const _errs26 = errors;
if(typeof data9 !== "string"){
validate20.errors = [{instancePath:instancePath+"/careExperienceDeclared",schemaPath:"../definitions.json#/$defs/declaration/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data9 === "YES") || (data9 === "NO")) || (data9 === "NOT_STATED"))){
validate20.errors = [{instancePath:instancePath+"/careExperienceDeclared",schemaPath:"../definitions.json#/$defs/declaration/enum",keyword:"enum",params:{allowedValues: schema43.enum}}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((((((((key0 !== "arrestRef") && (key0 !== "arrestedOn")) && (key0 !== "forceArea")) && (key0 !== "homeArea")) && (key0 !== "sex")) && (key0 !== "ethnicitySelfDefined")) && (key0 !== "daFlag")) && (key0 !== "exServiceDeclared")) && (key0 !== "dependentChildrenDeclared")) && (key0 !== "careExperienceDeclared")){
validate20.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const policeDisposalRecordedV1 = validate24;
const schema46 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/police/disposal.recorded.v1.json","type":"object","properties":{"disposalRef":{"$ref":"../definitions.json#/$defs/reference"},"disposal":{"type":"string","enum":["CAUTION","CONDITIONAL_CAUTION","COMMUNITY_RESOLUTION","DIVERSION","NFA"]},"disposedOn":{"$ref":"../definitions.json#/$defs/date"},"offenceRef":{"$ref":"../definitions.json#/$defs/reference"},"offenceCommittedOn":{"$ref":"../definitions.json#/$defs/date"},"offenceClass":{"$ref":"../definitions.json#/$defs/offenceClass"},"recordable":{"$ref":"../definitions.json#/$defs/flag"},"breachOffence":{"$ref":"../definitions.json#/$defs/flag"},"proven":{"$ref":"../definitions.json#/$defs/flag"},"daFlag":{"$ref":"../definitions.json#/$defs/flag"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["disposalRef","disposal","disposedOn","offenceRef","offenceCommittedOn","homeArea"],"unevaluatedProperties":false};
const schema51 = {"type":"string","maxLength":48,"pattern":"^[A-Za-z0-9<>=+_.:/-]{1,48}$"};
const pattern7 = new RegExp("^[A-Za-z0-9<>=+_.:/-]{1,48}$", "u");

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate25.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate25.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate25.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate25.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate25.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate25.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate25.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate25.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate25.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate25.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate25.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate25.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/police/disposal.recorded.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.disposalRef === undefined) && (missing0 = "disposalRef")) || ((data.disposal === undefined) && (missing0 = "disposal"))) || ((data.disposedOn === undefined) && (missing0 = "disposedOn"))) || ((data.offenceRef === undefined) && (missing0 = "offenceRef"))) || ((data.offenceCommittedOn === undefined) && (missing0 = "offenceCommittedOn"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.disposalRef !== undefined){
let data0 = data.disposalRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate24.errors = [{instancePath:instancePath+"/disposalRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate24.errors = [{instancePath:instancePath+"/disposalRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate24.errors = [{instancePath:instancePath+"/disposalRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/disposalRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disposal !== undefined){
let data1 = data.disposal;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate24.errors = [{instancePath:instancePath+"/disposal",schemaPath:"#/properties/disposal/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data1 === "CAUTION") || (data1 === "CONDITIONAL_CAUTION")) || (data1 === "COMMUNITY_RESOLUTION")) || (data1 === "DIVERSION")) || (data1 === "NFA"))){
validate24.errors = [{instancePath:instancePath+"/disposal",schemaPath:"#/properties/disposal/enum",keyword:"enum",params:{allowedValues: schema46.properties.disposal.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disposedOn !== undefined){
let data2 = data.disposedOn;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs7){
if(errors === _errs7){
if(typeof data2 === "string"){
if(func1(data2) > 10){
validate24.errors = [{instancePath:instancePath+"/disposedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data2))){
validate24.errors = [{instancePath:instancePath+"/disposedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/disposedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offenceRef !== undefined){
let data3 = data.offenceRef;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(func1(data3) > 128){
validate24.errors = [{instancePath:instancePath+"/offenceRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data3) < 1){
validate24.errors = [{instancePath:instancePath+"/offenceRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data3)){
validate24.errors = [{instancePath:instancePath+"/offenceRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/offenceRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offenceCommittedOn !== undefined){
let data4 = data.offenceCommittedOn;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(errors === _errs13){
if(typeof data4 === "string"){
if(func1(data4) > 10){
validate24.errors = [{instancePath:instancePath+"/offenceCommittedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data4))){
validate24.errors = [{instancePath:instancePath+"/offenceCommittedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/offenceCommittedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offenceClass !== undefined){
let data5 = data.offenceClass;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data5 === "string"){
if(func1(data5) > 48){
validate24.errors = [{instancePath:instancePath+"/offenceClass",schemaPath:"../definitions.json#/$defs/offenceClass/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data5)){
validate24.errors = [{instancePath:instancePath+"/offenceClass",schemaPath:"../definitions.json#/$defs/offenceClass/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/offenceClass",schemaPath:"../definitions.json#/$defs/offenceClass/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recordable !== undefined){
const _errs18 = errors;
if(typeof data.recordable !== "boolean"){
validate24.errors = [{instancePath:instancePath+"/recordable",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.breachOffence !== undefined){
const _errs21 = errors;
if(typeof data.breachOffence !== "boolean"){
validate24.errors = [{instancePath:instancePath+"/breachOffence",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.proven !== undefined){
const _errs24 = errors;
if(typeof data.proven !== "boolean"){
validate24.errors = [{instancePath:instancePath+"/proven",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.daFlag !== undefined){
const _errs27 = errors;
if(typeof data.daFlag !== "boolean"){
validate24.errors = [{instancePath:instancePath+"/daFlag",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs30 = errors;
if(!(validate25(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((((key0 !== "disposalRef") && (key0 !== "disposal")) && (key0 !== "disposedOn")) && (key0 !== "offenceRef")) && (key0 !== "offenceCommittedOn")) && (key0 !== "offenceClass")) && (key0 !== "recordable")) && (key0 !== "breachOffence")) && (key0 !== "proven")) && (key0 !== "daFlag")) && (key0 !== "homeArea")){
validate24.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const policeReferralMadeV1 = validate27;
const schema60 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/police/referral.made.v1.json","type":"object","properties":{"referralRef":{"$ref":"../definitions.json#/$defs/reference"},"referredOn":{"$ref":"../definitions.json#/$defs/date"},"serviceId":{"$ref":"../definitions.json#/$defs/code"},"serviceCategory":{"$ref":"../definitions.json#/$defs/serviceCategory"},"organisationId":{"$ref":"../definitions.json#/$defs/code"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["referralRef","referredOn","serviceCategory","homeArea"],"unevaluatedProperties":false};
const schema63 = {"type":"string","maxLength":48,"pattern":"^[A-Za-z0-9<>=+_.:/-]{1,48}$"};
const schema64 = {"type":"string","enum":["WOMENS_DIVERSION","DA_PROGRAMME","YOUNG_ADULT","FAMILY","EX_SERVICE","ACCOMMODATION","ETE","FINANCE","WELLBEING","SUBSTANCE_MISUSE","ACCREDITED_PROGRAMME","OTHER"]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate28.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate28.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate28.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate28.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate28.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate28.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate28.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate28.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate28.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate28.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate28.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate28.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate28.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/police/referral.made.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.referralRef === undefined) && (missing0 = "referralRef")) || ((data.referredOn === undefined) && (missing0 = "referredOn"))) || ((data.serviceCategory === undefined) && (missing0 = "serviceCategory"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.referralRef !== undefined){
let data0 = data.referralRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate27.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate27.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate27.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.referredOn !== undefined){
let data1 = data.referredOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate27.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate27.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceId !== undefined){
let data2 = data.serviceId;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(func1(data2) > 48){
validate27.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate27.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceCategory !== undefined){
let data3 = data.serviceCategory;
const _errs10 = errors;
if(typeof data3 !== "string"){
validate27.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data3 === "WOMENS_DIVERSION") || (data3 === "DA_PROGRAMME")) || (data3 === "YOUNG_ADULT")) || (data3 === "FAMILY")) || (data3 === "EX_SERVICE")) || (data3 === "ACCOMMODATION")) || (data3 === "ETE")) || (data3 === "FINANCE")) || (data3 === "WELLBEING")) || (data3 === "SUBSTANCE_MISUSE")) || (data3 === "ACCREDITED_PROGRAMME")) || (data3 === "OTHER"))){
validate27.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/enum",keyword:"enum",params:{allowedValues: schema64.enum}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.organisationId !== undefined){
let data4 = data.organisationId;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(func1(data4) > 48){
validate27.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data4)){
validate27.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs16 = errors;
if(!(validate28(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((((key0 !== "referralRef") && (key0 !== "referredOn")) && (key0 !== "serviceId")) && (key0 !== "serviceCategory")) && (key0 !== "organisationId")) && (key0 !== "homeArea")){
validate27.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const courtConvictionRecordedV1 = validate30;
const schema70 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/court/conviction.recorded.v1.json","type":"object","properties":{"convictionRef":{"$ref":"../definitions.json#/$defs/reference"},"offenceRef":{"$ref":"../definitions.json#/$defs/reference"},"sentenceRef":{"$ref":"../definitions.json#/$defs/reference"},"convictedOn":{"$ref":"../definitions.json#/$defs/date"},"offenceCommittedOn":{"$ref":"../definitions.json#/$defs/date"},"offenceClass":{"$ref":"../definitions.json#/$defs/offenceClass"},"recordable":{"$ref":"../definitions.json#/$defs/flag"},"breachOffence":{"$ref":"../definitions.json#/$defs/flag"},"courtArea":{"$ref":"../definitions.json#/$defs/area"},"daFlag":{"$ref":"../definitions.json#/$defs/flag"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["convictionRef","offenceRef","convictedOn","offenceCommittedOn","homeArea"],"unevaluatedProperties":false};
const schema79 = {"type":"string","enum":["W15000001","W15000002","W15000003","W15000004","W06000001","W06000002","W06000003","W06000004","W06000005","W06000006","W06000008","W06000009","W06000010","W06000011","W06000012","W06000013","W06000014","W06000015","W06000016","W06000018","W06000019","W06000020","W06000021","W06000022","W06000023","W06000024"]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate31.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate31.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate31.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate31.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate31.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate31.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate31.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate31.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate31.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate31.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate31.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate31.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate31.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/court/conviction.recorded.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.convictionRef === undefined) && (missing0 = "convictionRef")) || ((data.offenceRef === undefined) && (missing0 = "offenceRef"))) || ((data.convictedOn === undefined) && (missing0 = "convictedOn"))) || ((data.offenceCommittedOn === undefined) && (missing0 = "offenceCommittedOn"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.convictionRef !== undefined){
let data0 = data.convictionRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate30.errors = [{instancePath:instancePath+"/convictionRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate30.errors = [{instancePath:instancePath+"/convictionRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate30.errors = [{instancePath:instancePath+"/convictionRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/convictionRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offenceRef !== undefined){
let data1 = data.offenceRef;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 128){
validate30.errors = [{instancePath:instancePath+"/offenceRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data1) < 1){
validate30.errors = [{instancePath:instancePath+"/offenceRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate30.errors = [{instancePath:instancePath+"/offenceRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/offenceRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sentenceRef !== undefined){
let data2 = data.sentenceRef;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(func1(data2) > 128){
validate30.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data2) < 1){
validate30.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data2)){
validate30.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.convictedOn !== undefined){
let data3 = data.convictedOn;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data3 === "string"){
if(func1(data3) > 10){
validate30.errors = [{instancePath:instancePath+"/convictedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data3))){
validate30.errors = [{instancePath:instancePath+"/convictedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/convictedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offenceCommittedOn !== undefined){
let data4 = data.offenceCommittedOn;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data4 === "string"){
if(func1(data4) > 10){
validate30.errors = [{instancePath:instancePath+"/offenceCommittedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data4))){
validate30.errors = [{instancePath:instancePath+"/offenceCommittedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/offenceCommittedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offenceClass !== undefined){
let data5 = data.offenceClass;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data5 === "string"){
if(func1(data5) > 48){
validate30.errors = [{instancePath:instancePath+"/offenceClass",schemaPath:"../definitions.json#/$defs/offenceClass/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data5)){
validate30.errors = [{instancePath:instancePath+"/offenceClass",schemaPath:"../definitions.json#/$defs/offenceClass/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/offenceClass",schemaPath:"../definitions.json#/$defs/offenceClass/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recordable !== undefined){
const _errs19 = errors;
if(typeof data.recordable !== "boolean"){
validate30.errors = [{instancePath:instancePath+"/recordable",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.breachOffence !== undefined){
const _errs22 = errors;
if(typeof data.breachOffence !== "boolean"){
validate30.errors = [{instancePath:instancePath+"/breachOffence",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.courtArea !== undefined){
let data8 = data.courtArea;
const _errs25 = errors;
if(typeof data8 !== "string"){
validate30.errors = [{instancePath:instancePath+"/courtArea",schemaPath:"../definitions.json#/$defs/area/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((((((data8 === "W15000001") || (data8 === "W15000002")) || (data8 === "W15000003")) || (data8 === "W15000004")) || (data8 === "W06000001")) || (data8 === "W06000002")) || (data8 === "W06000003")) || (data8 === "W06000004")) || (data8 === "W06000005")) || (data8 === "W06000006")) || (data8 === "W06000008")) || (data8 === "W06000009")) || (data8 === "W06000010")) || (data8 === "W06000011")) || (data8 === "W06000012")) || (data8 === "W06000013")) || (data8 === "W06000014")) || (data8 === "W06000015")) || (data8 === "W06000016")) || (data8 === "W06000018")) || (data8 === "W06000019")) || (data8 === "W06000020")) || (data8 === "W06000021")) || (data8 === "W06000022")) || (data8 === "W06000023")) || (data8 === "W06000024"))){
validate30.errors = [{instancePath:instancePath+"/courtArea",schemaPath:"../definitions.json#/$defs/area/enum",keyword:"enum",params:{allowedValues: schema79.enum}}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.daFlag !== undefined){
const _errs28 = errors;
if(typeof data.daFlag !== "boolean"){
validate30.errors = [{instancePath:instancePath+"/daFlag",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs31 = errors;
if(!(validate31(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((((key0 !== "convictionRef") && (key0 !== "offenceRef")) && (key0 !== "sentenceRef")) && (key0 !== "convictedOn")) && (key0 !== "offenceCommittedOn")) && (key0 !== "offenceClass")) && (key0 !== "recordable")) && (key0 !== "breachOffence")) && (key0 !== "courtArea")) && (key0 !== "daFlag")) && (key0 !== "homeArea")){
validate30.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const courtSentenceImposedV1 = validate33;
const schema85 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/court/sentence.imposed.v1.json","type":"object","properties":{"sentenceRef":{"$ref":"../definitions.json#/$defs/reference"},"sentencedOn":{"$ref":"../definitions.json#/$defs/date"},"disposalKind":{"type":"string","enum":["IMMEDIATE_CUSTODY","COMMUNITY_ORDER","SSO_REQ","SSO_NOREQ","FINE","DISCHARGE","OTHER"]},"recordable":{"$ref":"../definitions.json#/$defs/flag"},"breachOffence":{"$ref":"../definitions.json#/$defs/flag"},"lengthBand":{"$ref":"../definitions.json#/$defs/lengthBand"},"courtArea":{"$ref":"../definitions.json#/$defs/area"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["sentenceRef","sentencedOn","disposalKind","homeArea"],"unevaluatedProperties":false};
const schema90 = {"type":"string","maxLength":48,"pattern":"^[A-Za-z0-9<>=+_.:/-]{1,48}$"};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate34.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate34.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate34.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate34.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate34.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate34.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate34.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate34.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate34.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate34.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate34.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate34.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate34.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/court/sentence.imposed.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.sentenceRef === undefined) && (missing0 = "sentenceRef")) || ((data.sentencedOn === undefined) && (missing0 = "sentencedOn"))) || ((data.disposalKind === undefined) && (missing0 = "disposalKind"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.sentenceRef !== undefined){
let data0 = data.sentenceRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate33.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate33.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate33.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sentencedOn !== undefined){
let data1 = data.sentencedOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate33.errors = [{instancePath:instancePath+"/sentencedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate33.errors = [{instancePath:instancePath+"/sentencedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/sentencedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disposalKind !== undefined){
let data2 = data.disposalKind;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate33.errors = [{instancePath:instancePath+"/disposalKind",schemaPath:"#/properties/disposalKind/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data2 === "IMMEDIATE_CUSTODY") || (data2 === "COMMUNITY_ORDER")) || (data2 === "SSO_REQ")) || (data2 === "SSO_NOREQ")) || (data2 === "FINE")) || (data2 === "DISCHARGE")) || (data2 === "OTHER"))){
validate33.errors = [{instancePath:instancePath+"/disposalKind",schemaPath:"#/properties/disposalKind/enum",keyword:"enum",params:{allowedValues: schema85.properties.disposalKind.enum}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recordable !== undefined){
const _errs9 = errors;
if(typeof data.recordable !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/recordable",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.breachOffence !== undefined){
const _errs12 = errors;
if(typeof data.breachOffence !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/breachOffence",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lengthBand !== undefined){
let data5 = data.lengthBand;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data5 === "string"){
if(func1(data5) > 48){
validate33.errors = [{instancePath:instancePath+"/lengthBand",schemaPath:"../definitions.json#/$defs/lengthBand/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data5)){
validate33.errors = [{instancePath:instancePath+"/lengthBand",schemaPath:"../definitions.json#/$defs/lengthBand/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/lengthBand",schemaPath:"../definitions.json#/$defs/lengthBand/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.courtArea !== undefined){
let data6 = data.courtArea;
const _errs18 = errors;
if(typeof data6 !== "string"){
validate33.errors = [{instancePath:instancePath+"/courtArea",schemaPath:"../definitions.json#/$defs/area/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((((((data6 === "W15000001") || (data6 === "W15000002")) || (data6 === "W15000003")) || (data6 === "W15000004")) || (data6 === "W06000001")) || (data6 === "W06000002")) || (data6 === "W06000003")) || (data6 === "W06000004")) || (data6 === "W06000005")) || (data6 === "W06000006")) || (data6 === "W06000008")) || (data6 === "W06000009")) || (data6 === "W06000010")) || (data6 === "W06000011")) || (data6 === "W06000012")) || (data6 === "W06000013")) || (data6 === "W06000014")) || (data6 === "W06000015")) || (data6 === "W06000016")) || (data6 === "W06000018")) || (data6 === "W06000019")) || (data6 === "W06000020")) || (data6 === "W06000021")) || (data6 === "W06000022")) || (data6 === "W06000023")) || (data6 === "W06000024"))){
validate33.errors = [{instancePath:instancePath+"/courtArea",schemaPath:"../definitions.json#/$defs/area/enum",keyword:"enum",params:{allowedValues: schema79.enum}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs21 = errors;
if(!(validate34(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((((((key0 !== "sentenceRef") && (key0 !== "sentencedOn")) && (key0 !== "disposalKind")) && (key0 !== "recordable")) && (key0 !== "breachOffence")) && (key0 !== "lengthBand")) && (key0 !== "courtArea")) && (key0 !== "homeArea")){
validate33.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const cpsProsecutionCompletedV1 = validate36;
const schema96 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/cps/prosecution.completed.v1.json","type":"object","properties":{"outcomeRef":{"$ref":"../definitions.json#/$defs/reference"},"finalisedOn":{"$ref":"../definitions.json#/$defs/date"},"strands":{"type":"array","items":{"$ref":"../definitions.json#/$defs/strand"},"minItems":1,"maxItems":12,"uniqueItems":true},"outcome":{"type":"string","enum":["CONVICTED","NOT_CONVICTED","DISCONTINUED"]},"forceArea":{"$ref":"../definitions.json#/$defs/policeArea"},"period":{"$ref":"../definitions.json#/$defs/quarter"},"strand":{"type":"string","enum":["DOMESTIC_ABUSE","RAPE","SEXUAL_OFFENCES_EX_RAPE","STALKING","HARASSMENT","HONOUR_BASED","FORCED_MARRIAGE","FGM","MODERN_SLAVERY_TRAFFICKING","CHILD_SEXUAL_ABUSE","PROSTITUTION","PORNOGRAPHY","UNION"]},"prosecutions":{"$ref":"../definitions.json#/$defs/count"},"convictions":{"$ref":"../definitions.json#/$defs/count"}},"if":{"required":["period"]},"then":{"properties":{"outcomeRef":false,"finalisedOn":false,"strands":false,"outcome":false},"required":["period","strand","prosecutions","convictions"]},"else":{"properties":{"strand":false,"prosecutions":false,"convictions":false},"required":["outcomeRef","finalisedOn","strands","outcome"]},"unevaluatedProperties":false};
const schema99 = {"type":"string","enum":["DOMESTIC_ABUSE","RAPE","SEXUAL_OFFENCES_EX_RAPE","STALKING","HARASSMENT","HONOUR_BASED","FORCED_MARRIAGE","FGM","MODERN_SLAVERY_TRAFFICKING","CHILD_SEXUAL_ABUSE","PROSTITUTION","PORNOGRAPHY"]};
const schema101 = {"type":"string","maxLength":7,"pattern":"^(19|20)[0-9]{2}-Q[1-4]$"};
const schema102 = {"type":"integer","minimum":0,"maximum":10000000};
const func0 = require("ajv/dist/runtime/equal").default;
const pattern18 = new RegExp("^(19|20)[0-9]{2}-Q[1-4]$", "u");

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/cps/prosecution.completed.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.period === undefined) && (missing0 = "period")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((((data.period === undefined) && (missing1 = "period")) || ((data.strand === undefined) && (missing1 = "strand"))) || ((data.prosecutions === undefined) && (missing1 = "prosecutions"))) || ((data.convictions === undefined) && (missing1 = "convictions"))){
validate36.errors = [{instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data.outcomeRef !== undefined){
var valid1 = false;
validate36.errors = [{instancePath:instancePath+"/outcomeRef",schemaPath:"#/then/properties/outcomeRef/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid1 = true;
}
if(valid1){
if(data.finalisedOn !== undefined){
var valid1 = false;
validate36.errors = [{instancePath:instancePath+"/finalisedOn",schemaPath:"#/then/properties/finalisedOn/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid1 = true;
}
if(valid1){
if(data.strands !== undefined){
var valid1 = false;
validate36.errors = [{instancePath:instancePath+"/strands",schemaPath:"#/then/properties/strands/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid1 = true;
}
if(valid1){
if(data.outcome !== undefined){
var valid1 = false;
validate36.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/then/properties/outcome/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid1 = true;
}
}
}
}
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
if(valid0){
var props0 = {};
props0.outcomeRef = true;
props0.finalisedOn = true;
props0.strands = true;
props0.outcome = true;
}
ifClause0 = "then";
}
else {
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((data.outcomeRef === undefined) && (missing2 = "outcomeRef")) || ((data.finalisedOn === undefined) && (missing2 = "finalisedOn"))) || ((data.strands === undefined) && (missing2 = "strands"))) || ((data.outcome === undefined) && (missing2 = "outcome"))){
validate36.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
if(data.strand !== undefined){
var valid2 = false;
validate36.errors = [{instancePath:instancePath+"/strand",schemaPath:"#/else/properties/strand/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid2 = true;
}
if(valid2){
if(data.prosecutions !== undefined){
var valid2 = false;
validate36.errors = [{instancePath:instancePath+"/prosecutions",schemaPath:"#/else/properties/prosecutions/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid2 = true;
}
if(valid2){
if(data.convictions !== undefined){
var valid2 = false;
validate36.errors = [{instancePath:instancePath+"/convictions",schemaPath:"#/else/properties/convictions/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid2 = true;
}
}
}
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.strand = true;
props0.prosecutions = true;
props0.convictions = true;
}
}
ifClause0 = "else";
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate36.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(props0 !== true){
props0 = props0 || {};
props0.outcomeRef = true;
props0.finalisedOn = true;
props0.strands = true;
props0.outcome = true;
props0.forceArea = true;
props0.period = true;
props0.strand = true;
props0.prosecutions = true;
props0.convictions = true;
}
if(data.outcomeRef !== undefined){
let data7 = data.outcomeRef;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data7 === "string"){
if(func1(data7) > 128){
validate36.errors = [{instancePath:instancePath+"/outcomeRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data7) < 1){
validate36.errors = [{instancePath:instancePath+"/outcomeRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data7)){
validate36.errors = [{instancePath:instancePath+"/outcomeRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/outcomeRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs5 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.finalisedOn !== undefined){
let data8 = data.finalisedOn;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(errors === _errs9){
if(typeof data8 === "string"){
if(func1(data8) > 10){
validate36.errors = [{instancePath:instancePath+"/finalisedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data8))){
validate36.errors = [{instancePath:instancePath+"/finalisedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/finalisedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid3 = _errs8 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.strands !== undefined){
let data9 = data.strands;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data9)){
if(data9.length > 12){
validate36.errors = [{instancePath:instancePath+"/strands",schemaPath:"#/properties/strands/maxItems",keyword:"maxItems",params:{limit: 12}}];
return false;
}
else {
if(data9.length < 1){
validate36.errors = [{instancePath:instancePath+"/strands",schemaPath:"#/properties/strands/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid6 = true;
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
const _errs13 = errors;
if(typeof data10 !== "string"){
validate36.errors = [{instancePath:instancePath+"/strands/" + i0,schemaPath:"../definitions.json#/$defs/strand/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data10 === "DOMESTIC_ABUSE") || (data10 === "RAPE")) || (data10 === "SEXUAL_OFFENCES_EX_RAPE")) || (data10 === "STALKING")) || (data10 === "HARASSMENT")) || (data10 === "HONOUR_BASED")) || (data10 === "FORCED_MARRIAGE")) || (data10 === "FGM")) || (data10 === "MODERN_SLAVERY_TRAFFICKING")) || (data10 === "CHILD_SEXUAL_ABUSE")) || (data10 === "PROSTITUTION")) || (data10 === "PORNOGRAPHY"))){
validate36.errors = [{instancePath:instancePath+"/strands/" + i0,schemaPath:"../definitions.json#/$defs/strand/enum",keyword:"enum",params:{allowedValues: schema99.enum}}];
return false;
}
var valid6 = _errs13 === errors;
if(!valid6){
break;
}
}
if(valid6){
let i1 = data9.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data9[i1], data9[j0])){
validate36.errors = [{instancePath:instancePath+"/strands",schemaPath:"#/properties/strands/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}}];
return false;
break outer0;
}
}
}
}
}
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/strands",schemaPath:"#/properties/strands/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.outcome !== undefined){
let data11 = data.outcome;
const _errs16 = errors;
if(typeof data11 !== "string"){
validate36.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data11 === "CONVICTED") || (data11 === "NOT_CONVICTED")) || (data11 === "DISCONTINUED"))){
validate36.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema96.properties.outcome.enum}}];
return false;
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.forceArea !== undefined){
let data12 = data.forceArea;
const _errs18 = errors;
if(typeof data12 !== "string"){
validate36.errors = [{instancePath:instancePath+"/forceArea",schemaPath:"../definitions.json#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data12 === "W15000001") || (data12 === "W15000002")) || (data12 === "W15000003")) || (data12 === "W15000004"))){
validate36.errors = [{instancePath:instancePath+"/forceArea",schemaPath:"../definitions.json#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.period !== undefined){
let data13 = data.period;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data13 === "string"){
if(func1(data13) > 7){
validate36.errors = [{instancePath:instancePath+"/period",schemaPath:"../definitions.json#/$defs/quarter/maxLength",keyword:"maxLength",params:{limit: 7}}];
return false;
}
else {
if(!pattern18.test(data13)){
validate36.errors = [{instancePath:instancePath+"/period",schemaPath:"../definitions.json#/$defs/quarter/pattern",keyword:"pattern",params:{pattern: "^(19|20)[0-9]{2}-Q[1-4]$"}}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/period",schemaPath:"../definitions.json#/$defs/quarter/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs21 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.strand !== undefined){
let data14 = data.strand;
const _errs24 = errors;
if(typeof data14 !== "string"){
validate36.errors = [{instancePath:instancePath+"/strand",schemaPath:"#/properties/strand/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((((((((data14 === "DOMESTIC_ABUSE") || (data14 === "RAPE")) || (data14 === "SEXUAL_OFFENCES_EX_RAPE")) || (data14 === "STALKING")) || (data14 === "HARASSMENT")) || (data14 === "HONOUR_BASED")) || (data14 === "FORCED_MARRIAGE")) || (data14 === "FGM")) || (data14 === "MODERN_SLAVERY_TRAFFICKING")) || (data14 === "CHILD_SEXUAL_ABUSE")) || (data14 === "PROSTITUTION")) || (data14 === "PORNOGRAPHY")) || (data14 === "UNION"))){
validate36.errors = [{instancePath:instancePath+"/strand",schemaPath:"#/properties/strand/enum",keyword:"enum",params:{allowedValues: schema96.properties.strand.enum}}];
return false;
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.prosecutions !== undefined){
let data15 = data.prosecutions;
const _errs26 = errors;
const _errs27 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate36.errors = [{instancePath:instancePath+"/prosecutions",schemaPath:"../definitions.json#/$defs/count/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs27){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 10000000 || isNaN(data15)){
validate36.errors = [{instancePath:instancePath+"/prosecutions",schemaPath:"../definitions.json#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000}}];
return false;
}
else {
if(data15 < 0 || isNaN(data15)){
validate36.errors = [{instancePath:instancePath+"/prosecutions",schemaPath:"../definitions.json#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid3 = _errs26 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.convictions !== undefined){
let data16 = data.convictions;
const _errs29 = errors;
const _errs30 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate36.errors = [{instancePath:instancePath+"/convictions",schemaPath:"../definitions.json#/$defs/count/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs30){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 10000000 || isNaN(data16)){
validate36.errors = [{instancePath:instancePath+"/convictions",schemaPath:"../definitions.json#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000}}];
return false;
}
else {
if(data16 < 0 || isNaN(data16)){
validate36.errors = [{instancePath:instancePath+"/convictions",schemaPath:"../definitions.json#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate36.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const prisonReceptionRecordedV1 = validate37;
const schema104 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/prison/reception.recorded.v1.json","type":"object","properties":{"receptionRef":{"$ref":"../definitions.json#/$defs/reference"},"receivedOn":{"$ref":"../definitions.json#/$defs/date"},"prison":{"$ref":"../definitions.json#/$defs/prison"},"reason":{"type":"string","enum":["SENTENCED","REMAND","RECALL","TRANSFER","RETURN","OTHER"]},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["receptionRef","receivedOn","reason","homeArea"],"unevaluatedProperties":false};
const schema107 = {"type":"string","maxLength":3,"pattern":"^[A-Z]{3}$"};
const pattern20 = new RegExp("^[A-Z]{3}$", "u");

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate38.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate38.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate38.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate38.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate38.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate38.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate38.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate38.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate38.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate38.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate38.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate38.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate38.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/prison/reception.recorded.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.receptionRef === undefined) && (missing0 = "receptionRef")) || ((data.receivedOn === undefined) && (missing0 = "receivedOn"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate37.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.receptionRef !== undefined){
let data0 = data.receptionRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate37.errors = [{instancePath:instancePath+"/receptionRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate37.errors = [{instancePath:instancePath+"/receptionRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate37.errors = [{instancePath:instancePath+"/receptionRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/receptionRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receivedOn !== undefined){
let data1 = data.receivedOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate37.errors = [{instancePath:instancePath+"/receivedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate37.errors = [{instancePath:instancePath+"/receivedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/receivedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prison !== undefined){
let data2 = data.prison;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(func1(data2) > 3){
validate37.errors = [{instancePath:instancePath+"/prison",schemaPath:"../definitions.json#/$defs/prison/maxLength",keyword:"maxLength",params:{limit: 3}}];
return false;
}
else {
if(!pattern20.test(data2)){
validate37.errors = [{instancePath:instancePath+"/prison",schemaPath:"../definitions.json#/$defs/prison/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"}}];
return false;
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/prison",schemaPath:"../definitions.json#/$defs/prison/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data3 = data.reason;
const _errs10 = errors;
if(typeof data3 !== "string"){
validate37.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((data3 === "SENTENCED") || (data3 === "REMAND")) || (data3 === "RECALL")) || (data3 === "TRANSFER")) || (data3 === "RETURN")) || (data3 === "OTHER"))){
validate37.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema104.properties.reason.enum}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs12 = errors;
if(!(validate38(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((key0 !== "receptionRef") && (key0 !== "receivedOn")) && (key0 !== "prison")) && (key0 !== "reason")) && (key0 !== "homeArea")){
validate37.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const prisonReferralMadeV1 = validate40;
const schema112 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/prison/referral.made.v1.json","type":"object","properties":{"referralRef":{"$ref":"../definitions.json#/$defs/reference"},"referredOn":{"$ref":"../definitions.json#/$defs/date"},"serviceId":{"$ref":"../definitions.json#/$defs/code"},"serviceCategory":{"$ref":"../definitions.json#/$defs/serviceCategory"},"organisationId":{"$ref":"../definitions.json#/$defs/code"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["referralRef","referredOn","serviceCategory","homeArea"],"unevaluatedProperties":false};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate41.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate41.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate41.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate41.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate41.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate41.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate41.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate41.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate41.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate41.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate41.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate41.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate41.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/prison/referral.made.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.referralRef === undefined) && (missing0 = "referralRef")) || ((data.referredOn === undefined) && (missing0 = "referredOn"))) || ((data.serviceCategory === undefined) && (missing0 = "serviceCategory"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate40.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.referralRef !== undefined){
let data0 = data.referralRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate40.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate40.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate40.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.referredOn !== undefined){
let data1 = data.referredOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate40.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate40.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceId !== undefined){
let data2 = data.serviceId;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(func1(data2) > 48){
validate40.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate40.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceCategory !== undefined){
let data3 = data.serviceCategory;
const _errs10 = errors;
if(typeof data3 !== "string"){
validate40.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data3 === "WOMENS_DIVERSION") || (data3 === "DA_PROGRAMME")) || (data3 === "YOUNG_ADULT")) || (data3 === "FAMILY")) || (data3 === "EX_SERVICE")) || (data3 === "ACCOMMODATION")) || (data3 === "ETE")) || (data3 === "FINANCE")) || (data3 === "WELLBEING")) || (data3 === "SUBSTANCE_MISUSE")) || (data3 === "ACCREDITED_PROGRAMME")) || (data3 === "OTHER"))){
validate40.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/enum",keyword:"enum",params:{allowedValues: schema64.enum}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.organisationId !== undefined){
let data4 = data.organisationId;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(func1(data4) > 48){
validate40.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data4)){
validate40.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs16 = errors;
if(!(validate41(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((((key0 !== "referralRef") && (key0 !== "referredOn")) && (key0 !== "serviceId")) && (key0 !== "serviceCategory")) && (key0 !== "organisationId")) && (key0 !== "homeArea")){
validate40.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
else {
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const prisonReleaseRecordedV1 = validate43;
const schema122 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/prison/release.recorded.v1.json","type":"object","properties":{"releaseRef":{"$ref":"../definitions.json#/$defs/reference"},"releasedOn":{"$ref":"../definitions.json#/$defs/date"},"prison":{"$ref":"../definitions.json#/$defs/prison"},"kind":{"type":"string","enum":["LICENCE","PSS","HDC","UNCONDITIONAL","TEMPORARY","COURT","TRANSFER","HOSPITAL","DEATH"]},"legalStatus":{"type":"string","enum":["SENTENCED","REMAND"]},"afterRecall":{"$ref":"../definitions.json#/$defs/flag"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["releaseRef","releasedOn","kind","legalStatus","homeArea"],"unevaluatedProperties":false};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate44.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate44.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate44.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate44.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate44.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate44.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate44.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate44.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate44.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate44.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate44.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate44.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate44.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate44.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/prison/release.recorded.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.releaseRef === undefined) && (missing0 = "releaseRef")) || ((data.releasedOn === undefined) && (missing0 = "releasedOn"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.legalStatus === undefined) && (missing0 = "legalStatus"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate43.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.releaseRef !== undefined){
let data0 = data.releaseRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate43.errors = [{instancePath:instancePath+"/releaseRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate43.errors = [{instancePath:instancePath+"/releaseRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate43.errors = [{instancePath:instancePath+"/releaseRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/releaseRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.releasedOn !== undefined){
let data1 = data.releasedOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate43.errors = [{instancePath:instancePath+"/releasedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate43.errors = [{instancePath:instancePath+"/releasedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/releasedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prison !== undefined){
let data2 = data.prison;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(func1(data2) > 3){
validate43.errors = [{instancePath:instancePath+"/prison",schemaPath:"../definitions.json#/$defs/prison/maxLength",keyword:"maxLength",params:{limit: 3}}];
return false;
}
else {
if(!pattern20.test(data2)){
validate43.errors = [{instancePath:instancePath+"/prison",schemaPath:"../definitions.json#/$defs/prison/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"}}];
return false;
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/prison",schemaPath:"../definitions.json#/$defs/prison/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data3 = data.kind;
const _errs10 = errors;
if(typeof data3 !== "string"){
validate43.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((((data3 === "LICENCE") || (data3 === "PSS")) || (data3 === "HDC")) || (data3 === "UNCONDITIONAL")) || (data3 === "TEMPORARY")) || (data3 === "COURT")) || (data3 === "TRANSFER")) || (data3 === "HOSPITAL")) || (data3 === "DEATH"))){
validate43.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema122.properties.kind.enum}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.legalStatus !== undefined){
let data4 = data.legalStatus;
const _errs12 = errors;
if(typeof data4 !== "string"){
validate43.errors = [{instancePath:instancePath+"/legalStatus",schemaPath:"#/properties/legalStatus/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data4 === "SENTENCED") || (data4 === "REMAND"))){
validate43.errors = [{instancePath:instancePath+"/legalStatus",schemaPath:"#/properties/legalStatus/enum",keyword:"enum",params:{allowedValues: schema122.properties.legalStatus.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.afterRecall !== undefined){
const _errs14 = errors;
if(typeof data.afterRecall !== "boolean"){
validate43.errors = [{instancePath:instancePath+"/afterRecall",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs17 = errors;
if(!(validate44(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((key0 !== "releaseRef") && (key0 !== "releasedOn")) && (key0 !== "prison")) && (key0 !== "kind")) && (key0 !== "legalStatus")) && (key0 !== "afterRecall")) && (key0 !== "homeArea")){
validate43.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
else {
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const prisonSentenceStatusChangedV1 = validate46;
const schema131 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/prison/sentence-status.changed.v1.json","type":"object","properties":{"changedOn":{"$ref":"../definitions.json#/$defs/date"},"from":{"type":"string","enum":["REMAND","SENTENCED","RECALLED","CIVIL"]},"to":{"type":"string","enum":["REMAND","SENTENCED","RECALLED","CIVIL"]}},"required":["changedOn","from","to"],"unevaluatedProperties":false};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/prison/sentence-status.changed.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.changedOn === undefined) && (missing0 = "changedOn")) || ((data.from === undefined) && (missing0 = "from"))) || ((data.to === undefined) && (missing0 = "to"))){
validate46.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.changedOn !== undefined){
let data0 = data.changedOn;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 10){
validate46.errors = [{instancePath:instancePath+"/changedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data0))){
validate46.errors = [{instancePath:instancePath+"/changedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate46.errors = [{instancePath:instancePath+"/changedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data1 = data.from;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate46.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data1 === "REMAND") || (data1 === "SENTENCED")) || (data1 === "RECALLED")) || (data1 === "CIVIL"))){
validate46.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/enum",keyword:"enum",params:{allowedValues: schema131.properties.from.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data2 = data.to;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate46.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data2 === "REMAND") || (data2 === "SENTENCED")) || (data2 === "RECALLED")) || (data2 === "CIVIL"))){
validate46.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/enum",keyword:"enum",params:{allowedValues: schema131.properties.to.enum}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((key0 !== "changedOn") && (key0 !== "from")) && (key0 !== "to")){
validate46.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
else {
validate46.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const probationAssessmentCompletedV1 = validate47;
const schema133 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/probation/assessment.completed.v1.json","type":"object","properties":{"assessmentRef":{"$ref":"../definitions.json#/$defs/reference"},"completedOn":{"$ref":"../definitions.json#/$defs/date"},"layer":{"type":"integer","minimum":1,"maximum":3},"assessmentVersion":{"type":"integer","minimum":1,"maximum":99},"thresholdSet":{"$ref":"../definitions.json#/$defs/code"},"needs":{"type":"object","properties":{"ACCOMMODATION":{"$ref":"../definitions.json#/$defs/need"},"ETE":{"$ref":"../definitions.json#/$defs/need"},"RELATIONSHIPS":{"$ref":"../definitions.json#/$defs/need"},"LIFESTYLE_AND_ASSOCIATES":{"$ref":"../definitions.json#/$defs/need"},"DRUG_MISUSE":{"$ref":"../definitions.json#/$defs/need"},"ALCOHOL_MISUSE":{"$ref":"../definitions.json#/$defs/need"},"THINKING_AND_BEHAVIOUR":{"$ref":"../definitions.json#/$defs/need"},"ATTITUDES":{"$ref":"../definitions.json#/$defs/need"}},"unevaluatedProperties":false},"parentalResponsibility":{"$ref":"../definitions.json#/$defs/declaration"}},"required":["assessmentRef","completedOn","layer","needs"],"unevaluatedProperties":false};
const schema137 = {"type":"string","enum":["NEED","NO_NEED","NOT_SCORED"]};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/probation/assessment.completed.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate47.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.assessmentRef === undefined) && (missing0 = "assessmentRef")) || ((data.completedOn === undefined) && (missing0 = "completedOn"))) || ((data.layer === undefined) && (missing0 = "layer"))) || ((data.needs === undefined) && (missing0 = "needs"))){
validate47.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.assessmentRef !== undefined){
let data0 = data.assessmentRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate47.errors = [{instancePath:instancePath+"/assessmentRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate47.errors = [{instancePath:instancePath+"/assessmentRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate47.errors = [{instancePath:instancePath+"/assessmentRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/assessmentRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.completedOn !== undefined){
let data1 = data.completedOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate47.errors = [{instancePath:instancePath+"/completedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate47.errors = [{instancePath:instancePath+"/completedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/completedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layer !== undefined){
let data2 = data.layer;
const _errs7 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate47.errors = [{instancePath:instancePath+"/layer",schemaPath:"#/properties/layer/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs7){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 3 || isNaN(data2)){
validate47.errors = [{instancePath:instancePath+"/layer",schemaPath:"#/properties/layer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3}}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate47.errors = [{instancePath:instancePath+"/layer",schemaPath:"#/properties/layer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.assessmentVersion !== undefined){
let data3 = data.assessmentVersion;
const _errs9 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate47.errors = [{instancePath:instancePath+"/assessmentVersion",schemaPath:"#/properties/assessmentVersion/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs9){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 99 || isNaN(data3)){
validate47.errors = [{instancePath:instancePath+"/assessmentVersion",schemaPath:"#/properties/assessmentVersion/maximum",keyword:"maximum",params:{comparison: "<=", limit: 99}}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate47.errors = [{instancePath:instancePath+"/assessmentVersion",schemaPath:"#/properties/assessmentVersion/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.thresholdSet !== undefined){
let data4 = data.thresholdSet;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(func1(data4) > 48){
validate47.errors = [{instancePath:instancePath+"/thresholdSet",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data4)){
validate47.errors = [{instancePath:instancePath+"/thresholdSet",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/thresholdSet",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.needs !== undefined){
let data5 = data.needs;
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.ACCOMMODATION !== undefined){
let data6 = data5.ACCOMMODATION;
const _errs16 = errors;
if(typeof data6 !== "string"){
validate47.errors = [{instancePath:instancePath+"/needs/ACCOMMODATION",schemaPath:"../definitions.json#/$defs/need/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data6 === "NEED") || (data6 === "NO_NEED")) || (data6 === "NOT_SCORED"))){
validate47.errors = [{instancePath:instancePath+"/needs/ACCOMMODATION",schemaPath:"../definitions.json#/$defs/need/enum",keyword:"enum",params:{allowedValues: schema137.enum}}];
return false;
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.ETE !== undefined){
let data7 = data5.ETE;
const _errs19 = errors;
if(typeof data7 !== "string"){
validate47.errors = [{instancePath:instancePath+"/needs/ETE",schemaPath:"../definitions.json#/$defs/need/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data7 === "NEED") || (data7 === "NO_NEED")) || (data7 === "NOT_SCORED"))){
validate47.errors = [{instancePath:instancePath+"/needs/ETE",schemaPath:"../definitions.json#/$defs/need/enum",keyword:"enum",params:{allowedValues: schema137.enum}}];
return false;
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.RELATIONSHIPS !== undefined){
let data8 = data5.RELATIONSHIPS;
const _errs22 = errors;
if(typeof data8 !== "string"){
validate47.errors = [{instancePath:instancePath+"/needs/RELATIONSHIPS",schemaPath:"../definitions.json#/$defs/need/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data8 === "NEED") || (data8 === "NO_NEED")) || (data8 === "NOT_SCORED"))){
validate47.errors = [{instancePath:instancePath+"/needs/RELATIONSHIPS",schemaPath:"../definitions.json#/$defs/need/enum",keyword:"enum",params:{allowedValues: schema137.enum}}];
return false;
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.LIFESTYLE_AND_ASSOCIATES !== undefined){
let data9 = data5.LIFESTYLE_AND_ASSOCIATES;
const _errs25 = errors;
if(typeof data9 !== "string"){
validate47.errors = [{instancePath:instancePath+"/needs/LIFESTYLE_AND_ASSOCIATES",schemaPath:"../definitions.json#/$defs/need/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data9 === "NEED") || (data9 === "NO_NEED")) || (data9 === "NOT_SCORED"))){
validate47.errors = [{instancePath:instancePath+"/needs/LIFESTYLE_AND_ASSOCIATES",schemaPath:"../definitions.json#/$defs/need/enum",keyword:"enum",params:{allowedValues: schema137.enum}}];
return false;
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.DRUG_MISUSE !== undefined){
let data10 = data5.DRUG_MISUSE;
const _errs28 = errors;
if(typeof data10 !== "string"){
validate47.errors = [{instancePath:instancePath+"/needs/DRUG_MISUSE",schemaPath:"../definitions.json#/$defs/need/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data10 === "NEED") || (data10 === "NO_NEED")) || (data10 === "NOT_SCORED"))){
validate47.errors = [{instancePath:instancePath+"/needs/DRUG_MISUSE",schemaPath:"../definitions.json#/$defs/need/enum",keyword:"enum",params:{allowedValues: schema137.enum}}];
return false;
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.ALCOHOL_MISUSE !== undefined){
let data11 = data5.ALCOHOL_MISUSE;
const _errs31 = errors;
if(typeof data11 !== "string"){
validate47.errors = [{instancePath:instancePath+"/needs/ALCOHOL_MISUSE",schemaPath:"../definitions.json#/$defs/need/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data11 === "NEED") || (data11 === "NO_NEED")) || (data11 === "NOT_SCORED"))){
validate47.errors = [{instancePath:instancePath+"/needs/ALCOHOL_MISUSE",schemaPath:"../definitions.json#/$defs/need/enum",keyword:"enum",params:{allowedValues: schema137.enum}}];
return false;
}
var valid4 = _errs31 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.THINKING_AND_BEHAVIOUR !== undefined){
let data12 = data5.THINKING_AND_BEHAVIOUR;
const _errs34 = errors;
if(typeof data12 !== "string"){
validate47.errors = [{instancePath:instancePath+"/needs/THINKING_AND_BEHAVIOUR",schemaPath:"../definitions.json#/$defs/need/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data12 === "NEED") || (data12 === "NO_NEED")) || (data12 === "NOT_SCORED"))){
validate47.errors = [{instancePath:instancePath+"/needs/THINKING_AND_BEHAVIOUR",schemaPath:"../definitions.json#/$defs/need/enum",keyword:"enum",params:{allowedValues: schema137.enum}}];
return false;
}
var valid4 = _errs34 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.ATTITUDES !== undefined){
let data13 = data5.ATTITUDES;
const _errs37 = errors;
if(typeof data13 !== "string"){
validate47.errors = [{instancePath:instancePath+"/needs/ATTITUDES",schemaPath:"../definitions.json#/$defs/need/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data13 === "NEED") || (data13 === "NO_NEED")) || (data13 === "NOT_SCORED"))){
validate47.errors = [{instancePath:instancePath+"/needs/ATTITUDES",schemaPath:"../definitions.json#/$defs/need/enum",keyword:"enum",params:{allowedValues: schema137.enum}}];
return false;
}
var valid4 = _errs37 === errors;
}
else {
var valid4 = true;
}
if(valid4){
for(const key0 in data5){
if((((((((key0 !== "ACCOMMODATION") && (key0 !== "ETE")) && (key0 !== "RELATIONSHIPS")) && (key0 !== "LIFESTYLE_AND_ASSOCIATES")) && (key0 !== "DRUG_MISUSE")) && (key0 !== "ALCOHOL_MISUSE")) && (key0 !== "THINKING_AND_BEHAVIOUR")) && (key0 !== "ATTITUDES")){
validate47.errors = [{instancePath:instancePath+"/needs",schemaPath:"#/properties/needs/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/needs",schemaPath:"#/properties/needs/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parentalResponsibility !== undefined){
let data14 = data.parentalResponsibility;
const _errs41 = errors;
if(typeof data14 !== "string"){
validate47.errors = [{instancePath:instancePath+"/parentalResponsibility",schemaPath:"../definitions.json#/$defs/declaration/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data14 === "YES") || (data14 === "NO")) || (data14 === "NOT_STATED"))){
validate47.errors = [{instancePath:instancePath+"/parentalResponsibility",schemaPath:"../definitions.json#/$defs/declaration/enum",keyword:"enum",params:{allowedValues: schema43.enum}}];
return false;
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key1 in data){
if(((((((key1 !== "assessmentRef") && (key1 !== "completedOn")) && (key1 !== "layer")) && (key1 !== "assessmentVersion")) && (key1 !== "thresholdSet")) && (key1 !== "needs")) && (key1 !== "parentalResponsibility")){
validate47.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key1}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
else {
validate47.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate47.errors = vErrors;
return errors === 0;
}
validate47.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const probationReferralMadeV1 = validate48;
const schema146 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/probation/referral.made.v1.json","type":"object","properties":{"referralRef":{"$ref":"../definitions.json#/$defs/reference"},"referredOn":{"$ref":"../definitions.json#/$defs/date"},"serviceId":{"$ref":"../definitions.json#/$defs/code"},"serviceCategory":{"$ref":"../definitions.json#/$defs/serviceCategory"},"organisationId":{"$ref":"../definitions.json#/$defs/code"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["referralRef","referredOn","serviceCategory","homeArea"],"unevaluatedProperties":false};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate49.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate49.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate49.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate49.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate49.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate49.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate49.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate49.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate49.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate49.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate49.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate49.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate49.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate49.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/probation/referral.made.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.referralRef === undefined) && (missing0 = "referralRef")) || ((data.referredOn === undefined) && (missing0 = "referredOn"))) || ((data.serviceCategory === undefined) && (missing0 = "serviceCategory"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate48.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.referralRef !== undefined){
let data0 = data.referralRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate48.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate48.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate48.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.referredOn !== undefined){
let data1 = data.referredOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate48.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate48.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceId !== undefined){
let data2 = data.serviceId;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(func1(data2) > 48){
validate48.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate48.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceCategory !== undefined){
let data3 = data.serviceCategory;
const _errs10 = errors;
if(typeof data3 !== "string"){
validate48.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data3 === "WOMENS_DIVERSION") || (data3 === "DA_PROGRAMME")) || (data3 === "YOUNG_ADULT")) || (data3 === "FAMILY")) || (data3 === "EX_SERVICE")) || (data3 === "ACCOMMODATION")) || (data3 === "ETE")) || (data3 === "FINANCE")) || (data3 === "WELLBEING")) || (data3 === "SUBSTANCE_MISUSE")) || (data3 === "ACCREDITED_PROGRAMME")) || (data3 === "OTHER"))){
validate48.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/enum",keyword:"enum",params:{allowedValues: schema64.enum}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.organisationId !== undefined){
let data4 = data.organisationId;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(func1(data4) > 48){
validate48.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data4)){
validate48.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs16 = errors;
if(!(validate49(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((((key0 !== "referralRef") && (key0 !== "referredOn")) && (key0 !== "serviceId")) && (key0 !== "serviceCategory")) && (key0 !== "organisationId")) && (key0 !== "homeArea")){
validate48.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
else {
validate48.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const probationRegistrationChangedV1 = validate51;
const schema156 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/probation/registration.changed.v1.json","type":"object","properties":{"registrationRef":{"$ref":"../definitions.json#/$defs/reference"},"register":{"type":"string","enum":["DA_PERPETRATOR","DA_HISTORY","IOM"]},"state":{"type":"string","enum":["ADDED","REMOVED"]},"effectiveOn":{"$ref":"../definitions.json#/$defs/date"}},"required":["registrationRef","register","state","effectiveOn"],"unevaluatedProperties":false};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/probation/registration.changed.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate51.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.registrationRef === undefined) && (missing0 = "registrationRef")) || ((data.register === undefined) && (missing0 = "register"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.effectiveOn === undefined) && (missing0 = "effectiveOn"))){
validate51.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.registrationRef !== undefined){
let data0 = data.registrationRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate51.errors = [{instancePath:instancePath+"/registrationRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate51.errors = [{instancePath:instancePath+"/registrationRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate51.errors = [{instancePath:instancePath+"/registrationRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate51.errors = [{instancePath:instancePath+"/registrationRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.register !== undefined){
let data1 = data.register;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate51.errors = [{instancePath:instancePath+"/register",schemaPath:"#/properties/register/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data1 === "DA_PERPETRATOR") || (data1 === "DA_HISTORY")) || (data1 === "IOM"))){
validate51.errors = [{instancePath:instancePath+"/register",schemaPath:"#/properties/register/enum",keyword:"enum",params:{allowedValues: schema156.properties.register.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data2 = data.state;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate51.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data2 === "ADDED") || (data2 === "REMOVED"))){
validate51.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema156.properties.state.enum}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.effectiveOn !== undefined){
let data3 = data.effectiveOn;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(errors === _errs9){
if(typeof data3 === "string"){
if(func1(data3) > 10){
validate51.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data3))){
validate51.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate51.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((key0 !== "registrationRef") && (key0 !== "register")) && (key0 !== "state")) && (key0 !== "effectiveOn")){
validate51.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate51.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate51.errors = vErrors;
return errors === 0;
}
validate51.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const probationSentenceCommencedV1 = validate52;
const schema159 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/probation/sentence.commenced.v1.json","type":"object","properties":{"sentenceRef":{"$ref":"../definitions.json#/$defs/reference"},"kind":{"$ref":"../definitions.json#/$defs/sentenceKind"},"origin":{"type":"string","enum":["NEW","RESENTENCE","SSO_ACTIVATION","TRANSFER_IN","OPENING_STOCK"]},"startedOn":{"$ref":"../definitions.json#/$defs/date"},"expectedEndOn":{"$ref":"../definitions.json#/$defs/date"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"},"supervisingArea":{"$ref":"../definitions.json#/$defs/area"}},"required":["sentenceRef","kind","origin","startedOn","homeArea"],"unevaluatedProperties":false};
const schema161 = {"type":"string","enum":["IMMEDIATE_CUSTODY","COMMUNITY_ORDER","SSO_REQ","SSO_NOREQ","LICENCE","PSS"]};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate53.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate53.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate53.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate53.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate53.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate53.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate53.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate53.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate53.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate53.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate53.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate53.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/probation/sentence.commenced.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.sentenceRef === undefined) && (missing0 = "sentenceRef")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.origin === undefined) && (missing0 = "origin"))) || ((data.startedOn === undefined) && (missing0 = "startedOn"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate52.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.sentenceRef !== undefined){
let data0 = data.sentenceRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate52.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate52.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate52.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data1 = data.kind;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate52.errors = [{instancePath:instancePath+"/kind",schemaPath:"../definitions.json#/$defs/sentenceKind/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((data1 === "IMMEDIATE_CUSTODY") || (data1 === "COMMUNITY_ORDER")) || (data1 === "SSO_REQ")) || (data1 === "SSO_NOREQ")) || (data1 === "LICENCE")) || (data1 === "PSS"))){
validate52.errors = [{instancePath:instancePath+"/kind",schemaPath:"../definitions.json#/$defs/sentenceKind/enum",keyword:"enum",params:{allowedValues: schema161.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.origin !== undefined){
let data2 = data.origin;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate52.errors = [{instancePath:instancePath+"/origin",schemaPath:"#/properties/origin/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data2 === "NEW") || (data2 === "RESENTENCE")) || (data2 === "SSO_ACTIVATION")) || (data2 === "TRANSFER_IN")) || (data2 === "OPENING_STOCK"))){
validate52.errors = [{instancePath:instancePath+"/origin",schemaPath:"#/properties/origin/enum",keyword:"enum",params:{allowedValues: schema159.properties.origin.enum}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedOn !== undefined){
let data3 = data.startedOn;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(typeof data3 === "string"){
if(func1(data3) > 10){
validate52.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data3))){
validate52.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expectedEndOn !== undefined){
let data4 = data.expectedEndOn;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(errors === _errs13){
if(typeof data4 === "string"){
if(func1(data4) > 10){
validate52.errors = [{instancePath:instancePath+"/expectedEndOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data4))){
validate52.errors = [{instancePath:instancePath+"/expectedEndOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/expectedEndOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs15 = errors;
if(!(validate53(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.supervisingArea !== undefined){
let data6 = data.supervisingArea;
const _errs16 = errors;
if(typeof data6 !== "string"){
validate52.errors = [{instancePath:instancePath+"/supervisingArea",schemaPath:"../definitions.json#/$defs/area/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((((((data6 === "W15000001") || (data6 === "W15000002")) || (data6 === "W15000003")) || (data6 === "W15000004")) || (data6 === "W06000001")) || (data6 === "W06000002")) || (data6 === "W06000003")) || (data6 === "W06000004")) || (data6 === "W06000005")) || (data6 === "W06000006")) || (data6 === "W06000008")) || (data6 === "W06000009")) || (data6 === "W06000010")) || (data6 === "W06000011")) || (data6 === "W06000012")) || (data6 === "W06000013")) || (data6 === "W06000014")) || (data6 === "W06000015")) || (data6 === "W06000016")) || (data6 === "W06000018")) || (data6 === "W06000019")) || (data6 === "W06000020")) || (data6 === "W06000021")) || (data6 === "W06000022")) || (data6 === "W06000023")) || (data6 === "W06000024"))){
validate52.errors = [{instancePath:instancePath+"/supervisingArea",schemaPath:"../definitions.json#/$defs/area/enum",keyword:"enum",params:{allowedValues: schema79.enum}}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((key0 !== "sentenceRef") && (key0 !== "kind")) && (key0 !== "origin")) && (key0 !== "startedOn")) && (key0 !== "expectedEndOn")) && (key0 !== "homeArea")) && (key0 !== "supervisingArea")){
validate52.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
else {
validate52.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const probationSentenceTerminatedV1 = validate55;
const schema169 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/probation/sentence.terminated.v1.json","type":"object","properties":{"sentenceRef":{"$ref":"../definitions.json#/$defs/reference"},"kind":{"$ref":"../definitions.json#/$defs/sentenceKind"},"startedOn":{"$ref":"../definitions.json#/$defs/date"},"terminatedOn":{"$ref":"../definitions.json#/$defs/date"},"reason":{"$ref":"../definitions.json#/$defs/terminationReason"},"adminReason":{"type":"string","enum":["DEATH","QUASHED","VARIED","TRANSFER_OUT","ERROR"]},"breachOutstanding":{"$ref":"../definitions.json#/$defs/flag"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["sentenceRef","kind","startedOn","terminatedOn","reason","homeArea"],"unevaluatedProperties":false};
const schema174 = {"type":"string","enum":["RAN_FULL_COURSE","EARLY_GOOD_PROGRESS","REQUIREMENTS_COMPLETED","FAILURE_TO_COMPLY","NEW_CONVICTION","RECALLED","ADMINISTRATIVE","OTHER"]};

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate56.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate56.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate56.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate56.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate56.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate56.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate56.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate56.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate56.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate56.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate56.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate56.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate56.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate56.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/probation/sentence.terminated.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.sentenceRef === undefined) && (missing0 = "sentenceRef")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.startedOn === undefined) && (missing0 = "startedOn"))) || ((data.terminatedOn === undefined) && (missing0 = "terminatedOn"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate55.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.sentenceRef !== undefined){
let data0 = data.sentenceRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate55.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate55.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate55.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/sentenceRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data1 = data.kind;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate55.errors = [{instancePath:instancePath+"/kind",schemaPath:"../definitions.json#/$defs/sentenceKind/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((data1 === "IMMEDIATE_CUSTODY") || (data1 === "COMMUNITY_ORDER")) || (data1 === "SSO_REQ")) || (data1 === "SSO_NOREQ")) || (data1 === "LICENCE")) || (data1 === "PSS"))){
validate55.errors = [{instancePath:instancePath+"/kind",schemaPath:"../definitions.json#/$defs/sentenceKind/enum",keyword:"enum",params:{allowedValues: schema161.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedOn !== undefined){
let data2 = data.startedOn;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(errors === _errs8){
if(typeof data2 === "string"){
if(func1(data2) > 10){
validate55.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data2))){
validate55.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.terminatedOn !== undefined){
let data3 = data.terminatedOn;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data3 === "string"){
if(func1(data3) > 10){
validate55.errors = [{instancePath:instancePath+"/terminatedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data3))){
validate55.errors = [{instancePath:instancePath+"/terminatedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/terminatedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data4 = data.reason;
const _errs13 = errors;
if(typeof data4 !== "string"){
validate55.errors = [{instancePath:instancePath+"/reason",schemaPath:"../definitions.json#/$defs/terminationReason/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((data4 === "RAN_FULL_COURSE") || (data4 === "EARLY_GOOD_PROGRESS")) || (data4 === "REQUIREMENTS_COMPLETED")) || (data4 === "FAILURE_TO_COMPLY")) || (data4 === "NEW_CONVICTION")) || (data4 === "RECALLED")) || (data4 === "ADMINISTRATIVE")) || (data4 === "OTHER"))){
validate55.errors = [{instancePath:instancePath+"/reason",schemaPath:"../definitions.json#/$defs/terminationReason/enum",keyword:"enum",params:{allowedValues: schema174.enum}}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.adminReason !== undefined){
let data5 = data.adminReason;
const _errs16 = errors;
if(typeof data5 !== "string"){
validate55.errors = [{instancePath:instancePath+"/adminReason",schemaPath:"#/properties/adminReason/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data5 === "DEATH") || (data5 === "QUASHED")) || (data5 === "VARIED")) || (data5 === "TRANSFER_OUT")) || (data5 === "ERROR"))){
validate55.errors = [{instancePath:instancePath+"/adminReason",schemaPath:"#/properties/adminReason/enum",keyword:"enum",params:{allowedValues: schema169.properties.adminReason.enum}}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.breachOutstanding !== undefined){
const _errs18 = errors;
if(typeof data.breachOutstanding !== "boolean"){
validate55.errors = [{instancePath:instancePath+"/breachOutstanding",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs21 = errors;
if(!(validate56(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((((((key0 !== "sentenceRef") && (key0 !== "kind")) && (key0 !== "startedOn")) && (key0 !== "terminatedOn")) && (key0 !== "reason")) && (key0 !== "adminReason")) && (key0 !== "breachOutstanding")) && (key0 !== "homeArea")){
validate55.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate55.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const healthLiaisonContactRecordedV1 = validate58;
const schema180 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/health/liaison-contact.recorded.v1.json","type":"object","properties":{"contactOn":{"$ref":"../definitions.json#/$defs/date"},"setting":{"type":"string","enum":["CUSTODY","COURT","PRISON"]},"onwardService":{"enum":[true,false,"YES","NO","NOT_STATED"]},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["contactOn","setting","homeArea"],"unevaluatedProperties":false};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate59.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate59.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate59.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate59.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate59.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate59.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate59.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate59.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate59.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate59.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate59.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate59.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate59.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate59.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/health/liaison-contact.recorded.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.contactOn === undefined) && (missing0 = "contactOn")) || ((data.setting === undefined) && (missing0 = "setting"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate58.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.contactOn !== undefined){
let data0 = data.contactOn;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 10){
validate58.errors = [{instancePath:instancePath+"/contactOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data0))){
validate58.errors = [{instancePath:instancePath+"/contactOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate58.errors = [{instancePath:instancePath+"/contactOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.setting !== undefined){
let data1 = data.setting;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate58.errors = [{instancePath:instancePath+"/setting",schemaPath:"#/properties/setting/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data1 === "CUSTODY") || (data1 === "COURT")) || (data1 === "PRISON"))){
validate58.errors = [{instancePath:instancePath+"/setting",schemaPath:"#/properties/setting/enum",keyword:"enum",params:{allowedValues: schema180.properties.setting.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.onwardService !== undefined){
let data2 = data.onwardService;
const _errs6 = errors;
if(!(((((data2 === true) || (data2 === false)) || (data2 === "YES")) || (data2 === "NO")) || (data2 === "NOT_STATED"))){
validate58.errors = [{instancePath:instancePath+"/onwardService",schemaPath:"#/properties/onwardService/enum",keyword:"enum",params:{allowedValues: schema180.properties.onwardService.enum}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs7 = errors;
if(!(validate59(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((key0 !== "contactOn") && (key0 !== "setting")) && (key0 !== "onwardService")) && (key0 !== "homeArea")){
validate58.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate58.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const healthTreatmentStartedV1 = validate61;
const schema186 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/health/treatment.started.v1.json","type":"object","properties":{"startedOn":{"$ref":"../definitions.json#/$defs/date"},"category":{"type":"string","enum":["SUBSTANCE_MISUSE"]},"cjReferred":{"$ref":"../definitions.json#/$defs/flag"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["startedOn","category","homeArea"],"unevaluatedProperties":false};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate62.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate62.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate62.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate62.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate62.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate62.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate62.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate62.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate62.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate62.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate62.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate62.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate62.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate62.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/health/treatment.started.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.startedOn === undefined) && (missing0 = "startedOn")) || ((data.category === undefined) && (missing0 = "category"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate61.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.startedOn !== undefined){
let data0 = data.startedOn;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 10){
validate61.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data0))){
validate61.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate61.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.category !== undefined){
let data1 = data.category;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate61.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(data1 === "SUBSTANCE_MISUSE")){
validate61.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/enum",keyword:"enum",params:{allowedValues: schema186.properties.category.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cjReferred !== undefined){
const _errs6 = errors;
if(typeof data.cjReferred !== "boolean"){
validate61.errors = [{instancePath:instancePath+"/cjReferred",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs9 = errors;
if(!(validate62(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((key0 !== "startedOn") && (key0 !== "category")) && (key0 !== "cjReferred")) && (key0 !== "homeArea")){
validate61.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate61.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const laCareStatusChangedV1 = validate64;
const schema193 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/la/care-status.changed.v1.json","type":"object","properties":{"status":{"type":"string","enum":["EVER_LOOKED_AFTER","S104_CAT_1","S104_CAT_2","S104_CAT_3","S104_CAT_4","S104_CAT_5","S104_CAT_6","NONE"]},"effectiveOn":{"$ref":"../definitions.json#/$defs/date"},"responsibleLa":{"$ref":"../definitions.json#/$defs/localAuthority"}},"required":["status","effectiveOn"],"unevaluatedProperties":false};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/la/care-status.changed.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.status === undefined) && (missing0 = "status")) || ((data.effectiveOn === undefined) && (missing0 = "effectiveOn"))){
validate64.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.status !== undefined){
let data0 = data.status;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate64.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((data0 === "EVER_LOOKED_AFTER") || (data0 === "S104_CAT_1")) || (data0 === "S104_CAT_2")) || (data0 === "S104_CAT_3")) || (data0 === "S104_CAT_4")) || (data0 === "S104_CAT_5")) || (data0 === "S104_CAT_6")) || (data0 === "NONE"))){
validate64.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema193.properties.status.enum}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.effectiveOn !== undefined){
let data1 = data.effectiveOn;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(errors === _errs4){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate64.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate64.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.responsibleLa !== undefined){
let data2 = data.responsibleLa;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate64.errors = [{instancePath:instancePath+"/responsibleLa",schemaPath:"../definitions.json#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data2 === "W06000001") || (data2 === "W06000002")) || (data2 === "W06000003")) || (data2 === "W06000004")) || (data2 === "W06000005")) || (data2 === "W06000006")) || (data2 === "W06000008")) || (data2 === "W06000009")) || (data2 === "W06000010")) || (data2 === "W06000011")) || (data2 === "W06000012")) || (data2 === "W06000013")) || (data2 === "W06000014")) || (data2 === "W06000015")) || (data2 === "W06000016")) || (data2 === "W06000018")) || (data2 === "W06000019")) || (data2 === "W06000020")) || (data2 === "W06000021")) || (data2 === "W06000022")) || (data2 === "W06000023")) || (data2 === "W06000024"))){
validate64.errors = [{instancePath:instancePath+"/responsibleLa",schemaPath:"../definitions.json#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((key0 !== "status") && (key0 !== "effectiveOn")) && (key0 !== "responsibleLa")){
validate64.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
else {
validate64.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const laFamilySupportStartedV1 = validate65;
const schema196 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/la/family-support.started.v1.json","type":"object","properties":{"supportRef":{"$ref":"../definitions.json#/$defs/reference"},"startedOn":{"$ref":"../definitions.json#/$defs/date"},"serviceCategory":{"$ref":"../definitions.json#/$defs/serviceCategory"},"adultCount":{"$ref":"../definitions.json#/$defs/count"},"childCount":{"$ref":"../definitions.json#/$defs/count"},"offenderIsClient":{"$ref":"../definitions.json#/$defs/flag"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["supportRef","startedOn","serviceCategory","homeArea"],"unevaluatedProperties":false};

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate66.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate66.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate66.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate66.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate66.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate66.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate66.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate66.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate66.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate66.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate66.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate66.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate66.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate66.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/la/family-support.started.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.supportRef === undefined) && (missing0 = "supportRef")) || ((data.startedOn === undefined) && (missing0 = "startedOn"))) || ((data.serviceCategory === undefined) && (missing0 = "serviceCategory"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate65.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.supportRef !== undefined){
let data0 = data.supportRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate65.errors = [{instancePath:instancePath+"/supportRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate65.errors = [{instancePath:instancePath+"/supportRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate65.errors = [{instancePath:instancePath+"/supportRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/supportRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedOn !== undefined){
let data1 = data.startedOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate65.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate65.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceCategory !== undefined){
let data2 = data.serviceCategory;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate65.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data2 === "WOMENS_DIVERSION") || (data2 === "DA_PROGRAMME")) || (data2 === "YOUNG_ADULT")) || (data2 === "FAMILY")) || (data2 === "EX_SERVICE")) || (data2 === "ACCOMMODATION")) || (data2 === "ETE")) || (data2 === "FINANCE")) || (data2 === "WELLBEING")) || (data2 === "SUBSTANCE_MISUSE")) || (data2 === "ACCREDITED_PROGRAMME")) || (data2 === "OTHER"))){
validate65.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/enum",keyword:"enum",params:{allowedValues: schema64.enum}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.adultCount !== undefined){
let data3 = data.adultCount;
const _errs10 = errors;
const _errs11 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate65.errors = [{instancePath:instancePath+"/adultCount",schemaPath:"../definitions.json#/$defs/count/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs11){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 10000000 || isNaN(data3)){
validate65.errors = [{instancePath:instancePath+"/adultCount",schemaPath:"../definitions.json#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000}}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate65.errors = [{instancePath:instancePath+"/adultCount",schemaPath:"../definitions.json#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.childCount !== undefined){
let data4 = data.childCount;
const _errs13 = errors;
const _errs14 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate65.errors = [{instancePath:instancePath+"/childCount",schemaPath:"../definitions.json#/$defs/count/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs14){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 10000000 || isNaN(data4)){
validate65.errors = [{instancePath:instancePath+"/childCount",schemaPath:"../definitions.json#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000}}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate65.errors = [{instancePath:instancePath+"/childCount",schemaPath:"../definitions.json#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offenderIsClient !== undefined){
const _errs16 = errors;
if(typeof data.offenderIsClient !== "boolean"){
validate65.errors = [{instancePath:instancePath+"/offenderIsClient",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs19 = errors;
if(!(validate66(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((key0 !== "supportRef") && (key0 !== "startedOn")) && (key0 !== "serviceCategory")) && (key0 !== "adultCount")) && (key0 !== "childCount")) && (key0 !== "offenderIsClient")) && (key0 !== "homeArea")){
validate65.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
else {
validate65.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const providerInterventionStartedV1 = validate68;
const schema207 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/provider/intervention.started.v1.json","type":"object","properties":{"interventionRef":{"$ref":"../definitions.json#/$defs/reference"},"serviceId":{"$ref":"../definitions.json#/$defs/code"},"category":{"$ref":"../definitions.json#/$defs/serviceCategory"},"startedOn":{"$ref":"../definitions.json#/$defs/date"},"referralRef":{"$ref":"../definitions.json#/$defs/reference"},"referralSource":{"$ref":"../definitions.json#/$defs/referrer"},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["interventionRef","category","startedOn","homeArea"],"unevaluatedProperties":false};
const schema213 = {"type":"string","enum":["POLICE","COURT","CPS","PRISON","PROBATION","HEALTH","LA","PROVIDER","SELF","FAMILY","OTHER","NOT_STATED"]};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate69.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate69.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate69.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate69.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate69.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate69.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate69.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate69.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate69.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate69.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate69.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate69.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate69.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate69.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate69.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate69.errors = vErrors;
return errors === 0;
}
validate69.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/provider/intervention.started.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate68.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.interventionRef === undefined) && (missing0 = "interventionRef")) || ((data.category === undefined) && (missing0 = "category"))) || ((data.startedOn === undefined) && (missing0 = "startedOn"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate68.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.interventionRef !== undefined){
let data0 = data.interventionRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate68.errors = [{instancePath:instancePath+"/interventionRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate68.errors = [{instancePath:instancePath+"/interventionRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate68.errors = [{instancePath:instancePath+"/interventionRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate68.errors = [{instancePath:instancePath+"/interventionRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceId !== undefined){
let data1 = data.serviceId;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 48){
validate68.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data1)){
validate68.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate68.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.category !== undefined){
let data2 = data.category;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate68.errors = [{instancePath:instancePath+"/category",schemaPath:"../definitions.json#/$defs/serviceCategory/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data2 === "WOMENS_DIVERSION") || (data2 === "DA_PROGRAMME")) || (data2 === "YOUNG_ADULT")) || (data2 === "FAMILY")) || (data2 === "EX_SERVICE")) || (data2 === "ACCOMMODATION")) || (data2 === "ETE")) || (data2 === "FINANCE")) || (data2 === "WELLBEING")) || (data2 === "SUBSTANCE_MISUSE")) || (data2 === "ACCREDITED_PROGRAMME")) || (data2 === "OTHER"))){
validate68.errors = [{instancePath:instancePath+"/category",schemaPath:"../definitions.json#/$defs/serviceCategory/enum",keyword:"enum",params:{allowedValues: schema64.enum}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedOn !== undefined){
let data3 = data.startedOn;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data3 === "string"){
if(func1(data3) > 10){
validate68.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data3))){
validate68.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate68.errors = [{instancePath:instancePath+"/startedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.referralRef !== undefined){
let data4 = data.referralRef;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(func1(data4) > 128){
validate68.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data4) < 1){
validate68.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data4)){
validate68.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate68.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.referralSource !== undefined){
let data5 = data.referralSource;
const _errs16 = errors;
if(typeof data5 !== "string"){
validate68.errors = [{instancePath:instancePath+"/referralSource",schemaPath:"../definitions.json#/$defs/referrer/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data5 === "POLICE") || (data5 === "COURT")) || (data5 === "CPS")) || (data5 === "PRISON")) || (data5 === "PROBATION")) || (data5 === "HEALTH")) || (data5 === "LA")) || (data5 === "PROVIDER")) || (data5 === "SELF")) || (data5 === "FAMILY")) || (data5 === "OTHER")) || (data5 === "NOT_STATED"))){
validate68.errors = [{instancePath:instancePath+"/referralSource",schemaPath:"../definitions.json#/$defs/referrer/enum",keyword:"enum",params:{allowedValues: schema213.enum}}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs19 = errors;
if(!(validate69(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((key0 !== "interventionRef") && (key0 !== "serviceId")) && (key0 !== "category")) && (key0 !== "startedOn")) && (key0 !== "referralRef")) && (key0 !== "referralSource")) && (key0 !== "homeArea")){
validate68.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
else {
validate68.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate68.errors = vErrors;
return errors === 0;
}
validate68.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const providerReferralReceivedV1 = validate71;
const schema218 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/provider/referral.received.v1.json","type":"object","properties":{"referralRef":{"$ref":"../definitions.json#/$defs/reference"},"referredOn":{"$ref":"../definitions.json#/$defs/date"},"receivedOn":{"$ref":"../definitions.json#/$defs/date"},"serviceId":{"$ref":"../definitions.json#/$defs/code"},"serviceCategory":{"$ref":"../definitions.json#/$defs/serviceCategory"},"organisationId":{"$ref":"../definitions.json#/$defs/code"},"referrerType":{"$ref":"../definitions.json#/$defs/referrer"},"decision":{"type":"string","enum":["ACCEPTED","DECLINED","PENDING","NOT_STATED"]},"homeArea":{"$ref":"../definitions.json#/$defs/homeArea"}},"required":["referralRef","referredOn","receivedOn","serviceCategory","homeArea"],"unevaluatedProperties":false};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate72.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.basis === undefined) && (missing0 = "basis")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.basis !== undefined){
let data0 = data.basis;
if(!(((data0 === "HOME_ADDRESS") || (data0 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data0 === "NFA_LAST_AREA"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lad === undefined) && (missing1 = "lad")){
validate72.errors = [{instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate72.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs6 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.basis === undefined) && (missing2 = "basis")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.basis !== undefined){
let data1 = data.basis;
if(!((data1 === "UNKNOWN_WALES") || (data1 === "OUTSIDE_WALES"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lad !== undefined){
var valid5 = false;
validate72.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/allOf/1/then/properties/lad/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
if(valid5){
if(data.pfa !== undefined){
var valid5 = false;
validate72.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/allOf/1/then/properties/pfa/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
if(valid3){
var props0 = {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate72.errors = vErrors;
return false;
}
var valid0 = _errs6 === errors;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.basis = true;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.basis === undefined) && (missing3 = "basis")){
validate72.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.lad = true;
props0.pfa = true;
props0.basis = true;
}
if(data.lad !== undefined){
let data4 = data.lad;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate72.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((((((((((((data4 === "W06000001") || (data4 === "W06000002")) || (data4 === "W06000003")) || (data4 === "W06000004")) || (data4 === "W06000005")) || (data4 === "W06000006")) || (data4 === "W06000008")) || (data4 === "W06000009")) || (data4 === "W06000010")) || (data4 === "W06000011")) || (data4 === "W06000012")) || (data4 === "W06000013")) || (data4 === "W06000014")) || (data4 === "W06000015")) || (data4 === "W06000016")) || (data4 === "W06000018")) || (data4 === "W06000019")) || (data4 === "W06000020")) || (data4 === "W06000021")) || (data4 === "W06000022")) || (data4 === "W06000023")) || (data4 === "W06000024"))){
validate72.errors = [{instancePath:instancePath+"/lad",schemaPath:"#/$defs/localAuthority/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid6 = _errs11 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.pfa !== undefined){
let data5 = data.pfa;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate72.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "W15000001") || (data5 === "W15000002")) || (data5 === "W15000003")) || (data5 === "W15000004"))){
validate72.errors = [{instancePath:instancePath+"/pfa",schemaPath:"#/$defs/policeArea/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.basis !== undefined){
let data6 = data.basis;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate72.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data6 === "HOME_ADDRESS") || (data6 === "LAST_KNOWN_BEFORE_CUSTODY")) || (data6 === "NFA_LAST_AREA")) || (data6 === "COMMITTAL_COURT")) || (data6 === "SUPERVISING_OFFICE")) || (data6 === "UNKNOWN_WALES")) || (data6 === "OUTSIDE_WALES"))){
validate72.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/$defs/homeAreaBasis/enum",keyword:"enum",params:{allowedValues: schema39.enum}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate72.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate72.errors = vErrors;
return errors === 0;
}
validate72.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/provider/referral.received.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate71.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.referralRef === undefined) && (missing0 = "referralRef")) || ((data.referredOn === undefined) && (missing0 = "referredOn"))) || ((data.receivedOn === undefined) && (missing0 = "receivedOn"))) || ((data.serviceCategory === undefined) && (missing0 = "serviceCategory"))) || ((data.homeArea === undefined) && (missing0 = "homeArea"))){
validate71.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.referralRef !== undefined){
let data0 = data.referralRef;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate71.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data0) < 1){
validate71.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate71.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate71.errors = [{instancePath:instancePath+"/referralRef",schemaPath:"../definitions.json#/$defs/reference/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.referredOn !== undefined){
let data1 = data.referredOn;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate71.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate71.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate71.errors = [{instancePath:instancePath+"/referredOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receivedOn !== undefined){
let data2 = data.receivedOn;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(errors === _errs8){
if(typeof data2 === "string"){
if(func1(data2) > 10){
validate71.errors = [{instancePath:instancePath+"/receivedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data2))){
validate71.errors = [{instancePath:instancePath+"/receivedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate71.errors = [{instancePath:instancePath+"/receivedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceId !== undefined){
let data3 = data.serviceId;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(func1(data3) > 48){
validate71.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data3)){
validate71.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate71.errors = [{instancePath:instancePath+"/serviceId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceCategory !== undefined){
let data4 = data.serviceCategory;
const _errs13 = errors;
if(typeof data4 !== "string"){
validate71.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data4 === "WOMENS_DIVERSION") || (data4 === "DA_PROGRAMME")) || (data4 === "YOUNG_ADULT")) || (data4 === "FAMILY")) || (data4 === "EX_SERVICE")) || (data4 === "ACCOMMODATION")) || (data4 === "ETE")) || (data4 === "FINANCE")) || (data4 === "WELLBEING")) || (data4 === "SUBSTANCE_MISUSE")) || (data4 === "ACCREDITED_PROGRAMME")) || (data4 === "OTHER"))){
validate71.errors = [{instancePath:instancePath+"/serviceCategory",schemaPath:"../definitions.json#/$defs/serviceCategory/enum",keyword:"enum",params:{allowedValues: schema64.enum}}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.organisationId !== undefined){
let data5 = data.organisationId;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data5 === "string"){
if(func1(data5) > 48){
validate71.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data5)){
validate71.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate71.errors = [{instancePath:instancePath+"/organisationId",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.referrerType !== undefined){
let data6 = data.referrerType;
const _errs19 = errors;
if(typeof data6 !== "string"){
validate71.errors = [{instancePath:instancePath+"/referrerType",schemaPath:"../definitions.json#/$defs/referrer/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((((((data6 === "POLICE") || (data6 === "COURT")) || (data6 === "CPS")) || (data6 === "PRISON")) || (data6 === "PROBATION")) || (data6 === "HEALTH")) || (data6 === "LA")) || (data6 === "PROVIDER")) || (data6 === "SELF")) || (data6 === "FAMILY")) || (data6 === "OTHER")) || (data6 === "NOT_STATED"))){
validate71.errors = [{instancePath:instancePath+"/referrerType",schemaPath:"../definitions.json#/$defs/referrer/enum",keyword:"enum",params:{allowedValues: schema213.enum}}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.decision !== undefined){
let data7 = data.decision;
const _errs22 = errors;
if(typeof data7 !== "string"){
validate71.errors = [{instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data7 === "ACCEPTED") || (data7 === "DECLINED")) || (data7 === "PENDING")) || (data7 === "NOT_STATED"))){
validate71.errors = [{instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/enum",keyword:"enum",params:{allowedValues: schema218.properties.decision.enum}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.homeArea !== undefined){
const _errs24 = errors;
if(!(validate72(data.homeArea, {instancePath:instancePath+"/homeArea",parentData:data,parentDataProperty:"homeArea",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((key0 !== "referralRef") && (key0 !== "referredOn")) && (key0 !== "receivedOn")) && (key0 !== "serviceId")) && (key0 !== "serviceCategory")) && (key0 !== "organisationId")) && (key0 !== "referrerType")) && (key0 !== "decision")) && (key0 !== "homeArea")){
validate71.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate71.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate71.errors = vErrors;
return errors === 0;
}
validate71.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const periodClosedV1 = validate74;
const schema230 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/any/period.closed.v1.json","type":"object","properties":{"period":{"$ref":"../definitions.json#/$defs/quarter"},"countsByType":{"type":"object","maxProperties":64,"patternProperties":{"^(cymru\\.cyfrif\\.)?[a-z]{2,16}(-[a-z]{2,16})?(\\.[a-z]{2,16}(-[a-z]{2,16})?){1,2}(\\.v[0-9]{1,2})?$":{"$ref":"../definitions.json#/$defs/count"}},"unevaluatedProperties":false},"extractedAt":{"type":"string","maxLength":40,"format":"date-or-time"}},"required":["period","countsByType","extractedAt"],"unevaluatedProperties":false};
const pattern42 = new RegExp("^(cymru\\.cyfrif\\.)?[a-z]{2,16}(-[a-z]{2,16})?(\\.[a-z]{2,16}(-[a-z]{2,16})?){1,2}(\\.v[0-9]{1,2})?$", "u");
const formats52 = require("./formats").formats["date-or-time"];

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/any/period.closed.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate74.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.period === undefined) && (missing0 = "period")) || ((data.countsByType === undefined) && (missing0 = "countsByType"))) || ((data.extractedAt === undefined) && (missing0 = "extractedAt"))){
validate74.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.period !== undefined){
let data0 = data.period;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 7){
validate74.errors = [{instancePath:instancePath+"/period",schemaPath:"../definitions.json#/$defs/quarter/maxLength",keyword:"maxLength",params:{limit: 7}}];
return false;
}
else {
if(!pattern18.test(data0)){
validate74.errors = [{instancePath:instancePath+"/period",schemaPath:"../definitions.json#/$defs/quarter/pattern",keyword:"pattern",params:{pattern: "^(19|20)[0-9]{2}-Q[1-4]$"}}];
return false;
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/period",schemaPath:"../definitions.json#/$defs/quarter/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.countsByType !== undefined){
let data1 = data.countsByType;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 64){
validate74.errors = [{instancePath:instancePath+"/countsByType",schemaPath:"#/properties/countsByType/maxProperties",keyword:"maxProperties",params:{limit: 64}}];
return false;
}
else {
var props0 = {};
var valid2 = true;
for(const key0 in data1){
if(pattern42.test(key0)){
let data2 = data1[key0];
const _errs6 = errors;
const _errs7 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate74.errors = [{instancePath:instancePath+"/countsByType/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../definitions.json#/$defs/count/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs7){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 10000000 || isNaN(data2)){
validate74.errors = [{instancePath:instancePath+"/countsByType/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../definitions.json#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000}}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate74.errors = [{instancePath:instancePath+"/countsByType/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"../definitions.json#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid2 = _errs6 === errors;
props0[key0] = true;
}
}
if(valid2){
if(props0 !== true){
for(const key1 in data1){
if(!props0 || !props0[key1]){
validate74.errors = [{instancePath:instancePath+"/countsByType",schemaPath:"#/properties/countsByType/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key1}}];
return false;
break;
}
}
}
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/countsByType",schemaPath:"#/properties/countsByType/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.extractedAt !== undefined){
let data3 = data.extractedAt;
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(typeof data3 === "string"){
if(func1(data3) > 40){
validate74.errors = [{instancePath:instancePath+"/extractedAt",schemaPath:"#/properties/extractedAt/maxLength",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats52(data3))){
validate74.errors = [{instancePath:instancePath+"/extractedAt",schemaPath:"#/properties/extractedAt/format",keyword:"format",params:{format: "date-or-time"}}];
return false;
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/extractedAt",schemaPath:"#/properties/extractedAt/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key2 in data){
if(((key2 !== "period") && (key2 !== "countsByType")) && (key2 !== "extractedAt")){
validate74.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key2}}];
return false;
break;
}
}
}
}
}
}
}
else {
validate74.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate74.errors = vErrors;
return errors === 0;
}
validate74.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const personCharacteristicDeclaredV1 = validate75;
const schema233 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/any/person-characteristic.declared.v1.json","type":"object","properties":{"characteristic":{"type":"string","enum":["SEX","ETHNICITY","EX_SERVICE","CARE_EXPERIENCE","PARENT"]},"value":{"type":"string","maxLength":16},"codeListVersion":{"$ref":"../definitions.json#/$defs/code"},"method":{"type":"string","enum":["SELF","OFFICER","VERIFIED"]},"declaredOn":{"$ref":"../definitions.json#/$defs/date"},"reserve":{"$ref":"../definitions.json#/$defs/flag"},"serviceStartedOn":{"$ref":"../definitions.json#/$defs/date"},"confirmedOn":{"$ref":"../definitions.json#/$defs/date"}},"required":["characteristic","value","declaredOn"],"allOf":[{"if":{"properties":{"characteristic":{"const":"SEX"}},"required":["characteristic"]},"then":{"properties":{"value":{"$ref":"../definitions.json#/$defs/sex"}}}},{"if":{"properties":{"characteristic":{"const":"ETHNICITY"}},"required":["characteristic"]},"then":{"properties":{"value":{"$ref":"../definitions.json#/$defs/ethnicity"}}}},{"if":{"properties":{"characteristic":{"enum":["EX_SERVICE","CARE_EXPERIENCE","PARENT"]}},"required":["characteristic"]},"then":{"properties":{"value":{"$ref":"../definitions.json#/$defs/declaration"}}}},{"if":{"properties":{"characteristic":{"const":"EX_SERVICE"}},"required":["characteristic"]},"then":true,"else":{"properties":{"reserve":false,"serviceStartedOn":false}}},{"if":{"properties":{"characteristic":{"const":"PARENT"}},"required":["characteristic"]},"then":true,"else":{"properties":{"confirmedOn":false}}}],"unevaluatedProperties":false};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/any/person-characteristic.declared.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate75.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.characteristic === undefined) && (missing0 = "characteristic")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.characteristic !== undefined){
if("SEX" !== data.characteristic){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.value !== undefined){
let data1 = data.value;
if(typeof data1 !== "string"){
validate75.errors = [{instancePath:instancePath+"/value",schemaPath:"../definitions.json#/$defs/sex/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data1 === "F") || (data1 === "M")) || (data1 === "X")) || (data1 === "NOT_STATED")) || (data1 === "UNKNOWN"))){
validate75.errors = [{instancePath:instancePath+"/value",schemaPath:"../definitions.json#/$defs/sex/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = {};
props0.value = true;
props0.characteristic = true;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate75.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs9 = errors;
const _errs10 = errors;
let valid5 = true;
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.characteristic === undefined) && (missing1 = "characteristic")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.characteristic !== undefined){
if("ETHNICITY" !== data.characteristic){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid1 = _errs11 === errors;
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.value !== undefined){
let data3 = data.value;
if(typeof data3 !== "string"){
validate75.errors = [{instancePath:instancePath+"/value",schemaPath:"../definitions.json#/$defs/ethnicity/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((((((((((((((((((((((data3 === "W1") || (data3 === "W2")) || (data3 === "W3")) || (data3 === "W4")) || (data3 === "W5")) || (data3 === "W8")) || (data3 === "W9")) || (data3 === "M1")) || (data3 === "M2")) || (data3 === "M3")) || (data3 === "M9")) || (data3 === "A1")) || (data3 === "A2")) || (data3 === "A3")) || (data3 === "A4")) || (data3 === "A9")) || (data3 === "B1")) || (data3 === "B2")) || (data3 === "B9")) || (data3 === "O1")) || (data3 === "O2")) || (data3 === "O9")) || (data3 === "NS")) || (data3 === "UN")) || (data3 === "Z1")) || (data3 === "ETH03")) || (data3 === "MERGE"))){
validate75.errors = [{instancePath:instancePath+"/value",schemaPath:"../definitions.json#/$defs/ethnicity/enum",keyword:"enum",params:{allowedValues: schema41.enum}}];
return false;
}
}
}
var _valid1 = _errs13 === errors;
valid5 = _valid1;
if(valid5){
var props1 = {};
props1.value = true;
props1.characteristic = true;
}
}
if(!valid5){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate75.errors = vErrors;
return false;
}
var valid0 = _errs9 === errors;
if(valid0){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs17 = errors;
const _errs18 = errors;
let valid9 = true;
const _errs19 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.characteristic === undefined) && (missing2 = "characteristic")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
if(data.characteristic !== undefined){
let data4 = data.characteristic;
if(!(((data4 === "EX_SERVICE") || (data4 === "CARE_EXPERIENCE")) || (data4 === "PARENT"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
var _valid2 = _errs19 === errors;
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs21 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.value !== undefined){
let data5 = data.value;
if(typeof data5 !== "string"){
validate75.errors = [{instancePath:instancePath+"/value",schemaPath:"../definitions.json#/$defs/declaration/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data5 === "YES") || (data5 === "NO")) || (data5 === "NOT_STATED"))){
validate75.errors = [{instancePath:instancePath+"/value",schemaPath:"../definitions.json#/$defs/declaration/enum",keyword:"enum",params:{allowedValues: schema43.enum}}];
return false;
}
}
}
var _valid2 = _errs21 === errors;
valid9 = _valid2;
if(valid9){
var props2 = {};
props2.value = true;
props2.characteristic = true;
}
}
if(!valid9){
const err8 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate75.errors = vErrors;
return false;
}
var valid0 = _errs17 === errors;
if(valid0){
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
const _errs25 = errors;
const _errs26 = errors;
let valid13 = true;
const _errs27 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.characteristic === undefined) && (missing3 = "characteristic")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(data.characteristic !== undefined){
if("EX_SERVICE" !== data.characteristic){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
var _valid3 = _errs27 === errors;
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
if(!_valid3){
const _errs29 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.reserve !== undefined){
var valid15 = false;
validate75.errors = [{instancePath:instancePath+"/reserve",schemaPath:"#/allOf/3/else/properties/reserve/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid15 = true;
}
if(valid15){
if(data.serviceStartedOn !== undefined){
var valid15 = false;
validate75.errors = [{instancePath:instancePath+"/serviceStartedOn",schemaPath:"#/allOf/3/else/properties/serviceStartedOn/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid15 = true;
}
}
}
var _valid3 = _errs29 === errors;
valid13 = _valid3;
if(valid13){
var props3 = {};
props3.reserve = true;
props3.serviceStartedOn = true;
props3.characteristic = true;
}
}
if(!valid13){
const err11 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "else"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate75.errors = vErrors;
return false;
}
var valid0 = _errs25 === errors;
if(valid0){
if(props0 !== true && props3 !== undefined){
if(props3 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props3);
}
}
const _errs30 = errors;
const _errs31 = errors;
let valid16 = true;
const _errs32 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.characteristic === undefined) && (missing4 = "characteristic")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
if(data.characteristic !== undefined){
if("PARENT" !== data.characteristic){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
var _valid4 = _errs32 === errors;
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
if(!_valid4){
const _errs34 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.confirmedOn !== undefined){
validate75.errors = [{instancePath:instancePath+"/confirmedOn",schemaPath:"#/allOf/4/else/properties/confirmedOn/false schema",keyword:"false schema",params:{}}];
return false;
}
}
var _valid4 = _errs34 === errors;
valid16 = _valid4;
if(valid16){
var props4 = {};
props4.confirmedOn = true;
props4.characteristic = true;
}
}
if(!valid16){
const err14 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "else"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
validate75.errors = vErrors;
return false;
}
var valid0 = _errs30 === errors;
if(valid0){
if(props0 !== true && props4 !== undefined){
if(props4 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props4);
}
}
}
}
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((((data.characteristic === undefined) && (missing5 = "characteristic")) || ((data.value === undefined) && (missing5 = "value"))) || ((data.declaredOn === undefined) && (missing5 = "declaredOn"))){
validate75.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing5}}];
return false;
}
else {
if(props0 !== true){
props0 = props0 || {};
props0.characteristic = true;
props0.value = true;
props0.codeListVersion = true;
props0.method = true;
props0.declaredOn = true;
props0.reserve = true;
props0.serviceStartedOn = true;
props0.confirmedOn = true;
}
if(data.characteristic !== undefined){
let data11 = data.characteristic;
const _errs35 = errors;
if(typeof data11 !== "string"){
validate75.errors = [{instancePath:instancePath+"/characteristic",schemaPath:"#/properties/characteristic/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data11 === "SEX") || (data11 === "ETHNICITY")) || (data11 === "EX_SERVICE")) || (data11 === "CARE_EXPERIENCE")) || (data11 === "PARENT"))){
validate75.errors = [{instancePath:instancePath+"/characteristic",schemaPath:"#/properties/characteristic/enum",keyword:"enum",params:{allowedValues: schema233.properties.characteristic.enum}}];
return false;
}
var valid19 = _errs35 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data.value !== undefined){
let data12 = data.value;
const _errs37 = errors;
if(errors === _errs37){
if(typeof data12 === "string"){
if(func1(data12) > 16){
validate75.errors = [{instancePath:instancePath+"/value",schemaPath:"#/properties/value/maxLength",keyword:"maxLength",params:{limit: 16}}];
return false;
}
}
else {
validate75.errors = [{instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid19 = _errs37 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data.codeListVersion !== undefined){
let data13 = data.codeListVersion;
const _errs39 = errors;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data13 === "string"){
if(func1(data13) > 48){
validate75.errors = [{instancePath:instancePath+"/codeListVersion",schemaPath:"../definitions.json#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern7.test(data13)){
validate75.errors = [{instancePath:instancePath+"/codeListVersion",schemaPath:"../definitions.json#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9<>=+_.:/-]{1,48}$"}}];
return false;
}
}
}
else {
validate75.errors = [{instancePath:instancePath+"/codeListVersion",schemaPath:"../definitions.json#/$defs/code/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid19 = _errs39 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data.method !== undefined){
let data14 = data.method;
const _errs42 = errors;
if(typeof data14 !== "string"){
validate75.errors = [{instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data14 === "SELF") || (data14 === "OFFICER")) || (data14 === "VERIFIED"))){
validate75.errors = [{instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema233.properties.method.enum}}];
return false;
}
var valid19 = _errs42 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data.declaredOn !== undefined){
let data15 = data.declaredOn;
const _errs44 = errors;
const _errs45 = errors;
if(errors === _errs45){
if(errors === _errs45){
if(typeof data15 === "string"){
if(func1(data15) > 10){
validate75.errors = [{instancePath:instancePath+"/declaredOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data15))){
validate75.errors = [{instancePath:instancePath+"/declaredOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate75.errors = [{instancePath:instancePath+"/declaredOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid19 = _errs44 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data.reserve !== undefined){
const _errs47 = errors;
if(typeof data.reserve !== "boolean"){
validate75.errors = [{instancePath:instancePath+"/reserve",schemaPath:"../definitions.json#/$defs/flag/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid19 = _errs47 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data.serviceStartedOn !== undefined){
let data17 = data.serviceStartedOn;
const _errs50 = errors;
const _errs51 = errors;
if(errors === _errs51){
if(errors === _errs51){
if(typeof data17 === "string"){
if(func1(data17) > 10){
validate75.errors = [{instancePath:instancePath+"/serviceStartedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data17))){
validate75.errors = [{instancePath:instancePath+"/serviceStartedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate75.errors = [{instancePath:instancePath+"/serviceStartedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid19 = _errs50 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data.confirmedOn !== undefined){
let data18 = data.confirmedOn;
const _errs53 = errors;
const _errs54 = errors;
if(errors === _errs54){
if(errors === _errs54){
if(typeof data18 === "string"){
if(func1(data18) > 10){
validate75.errors = [{instancePath:instancePath+"/confirmedOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data18))){
validate75.errors = [{instancePath:instancePath+"/confirmedOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate75.errors = [{instancePath:instancePath+"/confirmedOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid19 = _errs53 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(props0 !== true){
for(const key0 in data){
if(!props0 || !props0[key0]){
validate75.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate75.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate75.errors = vErrors;
return errors === 0;
}
validate75.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const personLinkChangedV1 = validate76;
const schema242 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/any/person-link.changed.v1.json","type":"object","properties":{"change":{"type":"string","enum":["MERGED","UNMERGED","IDENTIFIER_ADDED","IDENTIFIER_REMOVED"]},"effectiveOn":{"$ref":"../definitions.json#/$defs/date"}},"required":["change","effectiveOn"],"unevaluatedProperties":false};

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/any/person-link.changed.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate76.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.change === undefined) && (missing0 = "change")) || ((data.effectiveOn === undefined) && (missing0 = "effectiveOn"))){
validate76.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.change !== undefined){
let data0 = data.change;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate76.errors = [{instancePath:instancePath+"/change",schemaPath:"#/properties/change/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data0 === "MERGED") || (data0 === "UNMERGED")) || (data0 === "IDENTIFIER_ADDED")) || (data0 === "IDENTIFIER_REMOVED"))){
validate76.errors = [{instancePath:instancePath+"/change",schemaPath:"#/properties/change/enum",keyword:"enum",params:{allowedValues: schema242.properties.change.enum}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.effectiveOn !== undefined){
let data1 = data.effectiveOn;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(errors === _errs4){
if(typeof data1 === "string"){
if(func1(data1) > 10){
validate76.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data1))){
validate76.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate76.errors = [{instancePath:instancePath+"/effectiveOn",schemaPath:"../definitions.json#/$defs/date/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((key0 !== "change") && (key0 !== "effectiveOn")){
validate76.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
else {
validate76.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate76.errors = vErrors;
return errors === 0;
}
validate76.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const recordWithdrawnV1 = validate77;
const schema244 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/any/record.withdrawn.v1.json","type":"object","properties":{"reason":{"type":"string","enum":["ERROR","UNTERMINATED","QUASHED","ERASURE","RECTIFIED"]}},"required":["reason"],"unevaluatedProperties":false};

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/any/record.withdrawn.v1.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate77.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.reason === undefined) && (missing0 = "reason")){
validate77.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.reason !== undefined){
let data0 = data.reason;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate77.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data0 === "ERROR") || (data0 === "UNTERMINATED")) || (data0 === "QUASHED")) || (data0 === "ERASURE")) || (data0 === "RECTIFIED"))){
validate77.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema244.properties.reason.enum}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(key0 !== "reason"){
validate77.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
else {
validate77.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate77.errors = vErrors;
return errors === 0;
}
validate77.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const identity = validate78;
const schema245 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/identity.json","type":"object","properties":{"identifiers":{"type":"array","maxItems":32,"items":{"type":"object","properties":{"scheme":{"type":"string","enum":["PNC","CRO","NOMS","CRN","NHS","NINO","ASN","MASTER_DEFENDANT_ID","DEFENDANT_ID","BOOKING","YCRN","DRIVER_LICENSE","UPRN","POLICE_REF","COURT_REF","PRISON_REF","HEALTH_REF","LA_REF","PROVIDER_REF"]},"value":{"type":"string","minLength":1,"maxLength":64,"pattern":"^[^\\u0000-\\u001F\\u007F]+$"}},"required":["scheme","value"],"unevaluatedProperties":false}},"linkage":{"type":"object","properties":{"familyName":{"type":"string","maxLength":128},"givenNames":{"type":"string","maxLength":192},"dateOfBirth":{"type":"string","maxLength":10,"format":"date"},"sex":{"type":"string","maxLength":16},"postcode":{"type":"string","maxLength":16}},"unevaluatedProperties":false}},"unevaluatedProperties":false,"minProperties":1};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/identity.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate78.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
validate78.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}}];
return false;
}
else {
if(data.identifiers !== undefined){
let data0 = data.identifiers;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
if(data0.length > 32){
validate78.errors = [{instancePath:instancePath+"/identifiers",schemaPath:"#/properties/identifiers/maxItems",keyword:"maxItems",params:{limit: 32}}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing0;
if(((data1.scheme === undefined) && (missing0 = "scheme")) || ((data1.value === undefined) && (missing0 = "value"))){
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0,schemaPath:"#/properties/identifiers/items/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data1.scheme !== undefined){
let data2 = data1.scheme;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0+"/scheme",schemaPath:"#/properties/identifiers/items/properties/scheme/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((((((((((((((data2 === "PNC") || (data2 === "CRO")) || (data2 === "NOMS")) || (data2 === "CRN")) || (data2 === "NHS")) || (data2 === "NINO")) || (data2 === "ASN")) || (data2 === "MASTER_DEFENDANT_ID")) || (data2 === "DEFENDANT_ID")) || (data2 === "BOOKING")) || (data2 === "YCRN")) || (data2 === "DRIVER_LICENSE")) || (data2 === "UPRN")) || (data2 === "POLICE_REF")) || (data2 === "COURT_REF")) || (data2 === "PRISON_REF")) || (data2 === "HEALTH_REF")) || (data2 === "LA_REF")) || (data2 === "PROVIDER_REF"))){
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0+"/scheme",schemaPath:"#/properties/identifiers/items/properties/scheme/enum",keyword:"enum",params:{allowedValues: schema245.properties.identifiers.items.properties.scheme.enum}}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.value !== undefined){
let data3 = data1.value;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(func1(data3) > 64){
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0+"/value",schemaPath:"#/properties/identifiers/items/properties/value/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(func1(data3) < 1){
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0+"/value",schemaPath:"#/properties/identifiers/items/properties/value/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data3)){
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0+"/value",schemaPath:"#/properties/identifiers/items/properties/value/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0+"/value",schemaPath:"#/properties/identifiers/items/properties/value/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
for(const key0 in data1){
if((key0 !== "scheme") && (key0 !== "value")){
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0,schemaPath:"#/properties/identifiers/items/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
else {
validate78.errors = [{instancePath:instancePath+"/identifiers/" + i0,schemaPath:"#/properties/identifiers/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate78.errors = [{instancePath:instancePath+"/identifiers",schemaPath:"#/properties/identifiers/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.linkage !== undefined){
let data4 = data.linkage;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.familyName !== undefined){
let data5 = data4.familyName;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(func1(data5) > 128){
validate78.errors = [{instancePath:instancePath+"/linkage/familyName",schemaPath:"#/properties/linkage/properties/familyName/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
}
else {
validate78.errors = [{instancePath:instancePath+"/linkage/familyName",schemaPath:"#/properties/linkage/properties/familyName/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.givenNames !== undefined){
let data6 = data4.givenNames;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(func1(data6) > 192){
validate78.errors = [{instancePath:instancePath+"/linkage/givenNames",schemaPath:"#/properties/linkage/properties/givenNames/maxLength",keyword:"maxLength",params:{limit: 192}}];
return false;
}
}
else {
validate78.errors = [{instancePath:instancePath+"/linkage/givenNames",schemaPath:"#/properties/linkage/properties/givenNames/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.dateOfBirth !== undefined){
let data7 = data4.dateOfBirth;
const _errs16 = errors;
if(errors === _errs16){
if(errors === _errs16){
if(typeof data7 === "string"){
if(func1(data7) > 10){
validate78.errors = [{instancePath:instancePath+"/linkage/dateOfBirth",schemaPath:"#/properties/linkage/properties/dateOfBirth/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data7))){
validate78.errors = [{instancePath:instancePath+"/linkage/dateOfBirth",schemaPath:"#/properties/linkage/properties/dateOfBirth/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate78.errors = [{instancePath:instancePath+"/linkage/dateOfBirth",schemaPath:"#/properties/linkage/properties/dateOfBirth/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.sex !== undefined){
let data8 = data4.sex;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(func1(data8) > 16){
validate78.errors = [{instancePath:instancePath+"/linkage/sex",schemaPath:"#/properties/linkage/properties/sex/maxLength",keyword:"maxLength",params:{limit: 16}}];
return false;
}
}
else {
validate78.errors = [{instancePath:instancePath+"/linkage/sex",schemaPath:"#/properties/linkage/properties/sex/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.postcode !== undefined){
let data9 = data4.postcode;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data9 === "string"){
if(func1(data9) > 16){
validate78.errors = [{instancePath:instancePath+"/linkage/postcode",schemaPath:"#/properties/linkage/properties/postcode/maxLength",keyword:"maxLength",params:{limit: 16}}];
return false;
}
}
else {
validate78.errors = [{instancePath:instancePath+"/linkage/postcode",schemaPath:"#/properties/linkage/properties/postcode/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
for(const key1 in data4){
if(((((key1 !== "familyName") && (key1 !== "givenNames")) && (key1 !== "dateOfBirth")) && (key1 !== "sex")) && (key1 !== "postcode")){
validate78.errors = [{instancePath:instancePath+"/linkage",schemaPath:"#/properties/linkage/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key1}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate78.errors = [{instancePath:instancePath+"/linkage",schemaPath:"#/properties/linkage/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key2 in data){
if((key2 !== "identifiers") && (key2 !== "linkage")){
validate78.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key2}}];
return false;
break;
}
}
}
}
}
}
else {
validate78.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate78.errors = vErrors;
return errors === 0;
}
validate78.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const sealedIdentity = validate79;
const schema246 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/sealed-identity.json","type":"object","properties":{"protected":{"type":"string","minLength":1,"maxLength":2048,"pattern":"^[A-Za-z0-9_-]+$"},"iv":{"type":"string","minLength":1,"maxLength":64,"pattern":"^[A-Za-z0-9_-]+$"},"ciphertext":{"type":"string","minLength":1,"maxLength":24576,"pattern":"^[A-Za-z0-9_-]+$"},"tag":{"type":"string","minLength":1,"maxLength":64,"pattern":"^[A-Za-z0-9_-]+$"},"aad":{"type":"string","minLength":1,"maxLength":2048,"pattern":"^[A-Za-z0-9_-]+$"},"encrypted_key":{"type":"string","minLength":0,"maxLength":1024,"pattern":"^[A-Za-z0-9_-]*$"}},"required":["protected","iv","ciphertext","tag","aad"],"unevaluatedProperties":false};
const pattern45 = new RegExp("^[A-Za-z0-9_-]+$", "u");
const pattern50 = new RegExp("^[A-Za-z0-9_-]*$", "u");

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/sealed-identity.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate79.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.protected === undefined) && (missing0 = "protected")) || ((data.iv === undefined) && (missing0 = "iv"))) || ((data.ciphertext === undefined) && (missing0 = "ciphertext"))) || ((data.tag === undefined) && (missing0 = "tag"))) || ((data.aad === undefined) && (missing0 = "aad"))){
validate79.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.protected !== undefined){
let data0 = data.protected;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 2048){
validate79.errors = [{instancePath:instancePath+"/protected",schemaPath:"#/properties/protected/maxLength",keyword:"maxLength",params:{limit: 2048}}];
return false;
}
else {
if(func1(data0) < 1){
validate79.errors = [{instancePath:instancePath+"/protected",schemaPath:"#/properties/protected/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern45.test(data0)){
validate79.errors = [{instancePath:instancePath+"/protected",schemaPath:"#/properties/protected/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"}}];
return false;
}
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/protected",schemaPath:"#/properties/protected/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.iv !== undefined){
let data1 = data.iv;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 64){
validate79.errors = [{instancePath:instancePath+"/iv",schemaPath:"#/properties/iv/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(func1(data1) < 1){
validate79.errors = [{instancePath:instancePath+"/iv",schemaPath:"#/properties/iv/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern45.test(data1)){
validate79.errors = [{instancePath:instancePath+"/iv",schemaPath:"#/properties/iv/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"}}];
return false;
}
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/iv",schemaPath:"#/properties/iv/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ciphertext !== undefined){
let data2 = data.ciphertext;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func1(data2) > 24576){
validate79.errors = [{instancePath:instancePath+"/ciphertext",schemaPath:"#/properties/ciphertext/maxLength",keyword:"maxLength",params:{limit: 24576}}];
return false;
}
else {
if(func1(data2) < 1){
validate79.errors = [{instancePath:instancePath+"/ciphertext",schemaPath:"#/properties/ciphertext/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern45.test(data2)){
validate79.errors = [{instancePath:instancePath+"/ciphertext",schemaPath:"#/properties/ciphertext/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"}}];
return false;
}
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/ciphertext",schemaPath:"#/properties/ciphertext/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tag !== undefined){
let data3 = data.tag;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(func1(data3) > 64){
validate79.errors = [{instancePath:instancePath+"/tag",schemaPath:"#/properties/tag/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(func1(data3) < 1){
validate79.errors = [{instancePath:instancePath+"/tag",schemaPath:"#/properties/tag/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern45.test(data3)){
validate79.errors = [{instancePath:instancePath+"/tag",schemaPath:"#/properties/tag/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"}}];
return false;
}
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/tag",schemaPath:"#/properties/tag/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.aad !== undefined){
let data4 = data.aad;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func1(data4) > 2048){
validate79.errors = [{instancePath:instancePath+"/aad",schemaPath:"#/properties/aad/maxLength",keyword:"maxLength",params:{limit: 2048}}];
return false;
}
else {
if(func1(data4) < 1){
validate79.errors = [{instancePath:instancePath+"/aad",schemaPath:"#/properties/aad/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern45.test(data4)){
validate79.errors = [{instancePath:instancePath+"/aad",schemaPath:"#/properties/aad/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"}}];
return false;
}
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/aad",schemaPath:"#/properties/aad/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encrypted_key !== undefined){
let data5 = data.encrypted_key;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(func1(data5) > 1024){
validate79.errors = [{instancePath:instancePath+"/encrypted_key",schemaPath:"#/properties/encrypted_key/maxLength",keyword:"maxLength",params:{limit: 1024}}];
return false;
}
else {
if(func1(data5) < 0){
validate79.errors = [{instancePath:instancePath+"/encrypted_key",schemaPath:"#/properties/encrypted_key/minLength",keyword:"minLength",params:{limit: 0}}];
return false;
}
else {
if(!pattern50.test(data5)){
validate79.errors = [{instancePath:instancePath+"/encrypted_key",schemaPath:"#/properties/encrypted_key/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]*$"}}];
return false;
}
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/encrypted_key",schemaPath:"#/properties/encrypted_key/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if((((((key0 !== "protected") && (key0 !== "iv")) && (key0 !== "ciphertext")) && (key0 !== "tag")) && (key0 !== "aad")) && (key0 !== "encrypted_key")){
validate79.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
else {
validate79.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate79.errors = vErrors;
return errors === 0;
}
validate79.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const envelope = validate80;
const schema247 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/envelope.json","type":"object","properties":{"specversion":{"type":"string","const":"1.0"},"id":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001F\\u007F]+$"},"source":{"type":"string","maxLength":80,"pattern":"^/agencies/[A-Za-z0-9][A-Za-z0-9._-]*$"},"type":{"type":"string","maxLength":96,"pattern":"^cymru\\.cyfrif\\.[a-z]+(\\.[a-z][a-z-]*){2}\\.v[1-9][0-9]?$"},"time":{"type":"string","maxLength":40,"format":"date-time"},"subject":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001F\\u007F]+$"},"datacontenttype":{"type":"string","maxLength":48,"enum":["application/json","application/json; charset=utf-8","application/json;charset=utf-8"]},"dataschema":{"type":"string","maxLength":256,"pattern":"^[^\\u0000-\\u001F\\u007F]+$"},"agreementref":{"type":"string","minLength":1,"maxLength":64,"pattern":"^[A-Za-z0-9._-]+$"},"purposecode":{"type":"string","minLength":1,"maxLength":48,"pattern":"^[A-Z0-9-]+$"},"regime":{"type":"string","enum":["part3","ukgdpr"]},"sourcerevision":{"type":"integer","minimum":0,"maximum":2147483647},"occurredat":{"type":"string","maxLength":40,"format":"date-or-time"},"traceparent":{"type":"string","maxLength":55,"pattern":"^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},"data":{"type":"object","properties":{"identity":{"type":"object"},"facts":{"type":"object"}},"required":["facts"],"unevaluatedProperties":false}},"required":["specversion","id","source","type","time","subject","agreementref","purposecode","regime","sourcerevision","data"],"unevaluatedProperties":false};
const pattern52 = new RegExp("^/agencies/[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
const pattern53 = new RegExp("^cymru\\.cyfrif\\.[a-z]+(\\.[a-z][a-z-]*){2}\\.v[1-9][0-9]?$", "u");
const pattern56 = new RegExp("^[A-Za-z0-9._-]+$", "u");
const pattern57 = new RegExp("^[A-Z0-9-]+$", "u");
const pattern58 = new RegExp("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", "u");
const formats64 = require("./formats").formats["date-time"];

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/envelope.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate80.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.specversion === undefined) && (missing0 = "specversion")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.time === undefined) && (missing0 = "time"))) || ((data.subject === undefined) && (missing0 = "subject"))) || ((data.agreementref === undefined) && (missing0 = "agreementref"))) || ((data.purposecode === undefined) && (missing0 = "purposecode"))) || ((data.regime === undefined) && (missing0 = "regime"))) || ((data.sourcerevision === undefined) && (missing0 = "sourcerevision"))) || ((data.data === undefined) && (missing0 = "data"))){
validate80.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.specversion !== undefined){
let data0 = data.specversion;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate80.errors = [{instancePath:instancePath+"/specversion",schemaPath:"#/properties/specversion/type",keyword:"type",params:{type: "string"}}];
return false;
}
if("1.0" !== data0){
validate80.errors = [{instancePath:instancePath+"/specversion",schemaPath:"#/properties/specversion/const",keyword:"const",params:{allowedValue: "1.0"}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 128){
validate80.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data1) < 1){
validate80.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate80.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
let data2 = data.source;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func1(data2) > 80){
validate80.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/maxLength",keyword:"maxLength",params:{limit: 80}}];
return false;
}
else {
if(!pattern52.test(data2)){
validate80.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/pattern",keyword:"pattern",params:{pattern: "^/agencies/[A-Za-z0-9][A-Za-z0-9._-]*$"}}];
return false;
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data3 = data.type;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(func1(data3) > 96){
validate80.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/maxLength",keyword:"maxLength",params:{limit: 96}}];
return false;
}
else {
if(!pattern53.test(data3)){
validate80.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/pattern",keyword:"pattern",params:{pattern: "^cymru\\.cyfrif\\.[a-z]+(\\.[a-z][a-z-]*){2}\\.v[1-9][0-9]?$"}}];
return false;
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined){
let data4 = data.time;
const _errs9 = errors;
if(errors === _errs9){
if(errors === _errs9){
if(typeof data4 === "string"){
if(func1(data4) > 40){
validate80.errors = [{instancePath:instancePath+"/time",schemaPath:"#/properties/time/maxLength",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats64(data4))){
validate80.errors = [{instancePath:instancePath+"/time",schemaPath:"#/properties/time/format",keyword:"format",params:{format: "date-time"}}];
return false;
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/time",schemaPath:"#/properties/time/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
let data5 = data.subject;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(func1(data5) > 128){
validate80.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(func1(data5) < 1){
validate80.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data5)){
validate80.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.datacontenttype !== undefined){
let data6 = data.datacontenttype;
const _errs13 = errors;
if(!(((data6 === "application/json") || (data6 === "application/json; charset=utf-8")) || (data6 === "application/json;charset=utf-8"))){
validate80.errors = [{instancePath:instancePath+"/datacontenttype",schemaPath:"#/properties/datacontenttype/enum",keyword:"enum",params:{allowedValues: schema247.properties.datacontenttype.enum}}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(func1(data6) > 48){
validate80.errors = [{instancePath:instancePath+"/datacontenttype",schemaPath:"#/properties/datacontenttype/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
}
else {
validate80.errors = [{instancePath:instancePath+"/datacontenttype",schemaPath:"#/properties/datacontenttype/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dataschema !== undefined){
let data7 = data.dataschema;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data7 === "string"){
if(func1(data7) > 256){
validate80.errors = [{instancePath:instancePath+"/dataschema",schemaPath:"#/properties/dataschema/maxLength",keyword:"maxLength",params:{limit: 256}}];
return false;
}
else {
if(!pattern4.test(data7)){
validate80.errors = [{instancePath:instancePath+"/dataschema",schemaPath:"#/properties/dataschema/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F]+$"}}];
return false;
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/dataschema",schemaPath:"#/properties/dataschema/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.agreementref !== undefined){
let data8 = data.agreementref;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data8 === "string"){
if(func1(data8) > 64){
validate80.errors = [{instancePath:instancePath+"/agreementref",schemaPath:"#/properties/agreementref/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(func1(data8) < 1){
validate80.errors = [{instancePath:instancePath+"/agreementref",schemaPath:"#/properties/agreementref/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern56.test(data8)){
validate80.errors = [{instancePath:instancePath+"/agreementref",schemaPath:"#/properties/agreementref/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]+$"}}];
return false;
}
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/agreementref",schemaPath:"#/properties/agreementref/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.purposecode !== undefined){
let data9 = data.purposecode;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data9 === "string"){
if(func1(data9) > 48){
validate80.errors = [{instancePath:instancePath+"/purposecode",schemaPath:"#/properties/purposecode/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(func1(data9) < 1){
validate80.errors = [{instancePath:instancePath+"/purposecode",schemaPath:"#/properties/purposecode/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern57.test(data9)){
validate80.errors = [{instancePath:instancePath+"/purposecode",schemaPath:"#/properties/purposecode/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9-]+$"}}];
return false;
}
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/purposecode",schemaPath:"#/properties/purposecode/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.regime !== undefined){
let data10 = data.regime;
const _errs21 = errors;
if(typeof data10 !== "string"){
validate80.errors = [{instancePath:instancePath+"/regime",schemaPath:"#/properties/regime/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data10 === "part3") || (data10 === "ukgdpr"))){
validate80.errors = [{instancePath:instancePath+"/regime",schemaPath:"#/properties/regime/enum",keyword:"enum",params:{allowedValues: schema247.properties.regime.enum}}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sourcerevision !== undefined){
let data11 = data.sourcerevision;
const _errs23 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate80.errors = [{instancePath:instancePath+"/sourcerevision",schemaPath:"#/properties/sourcerevision/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs23){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 2147483647 || isNaN(data11)){
validate80.errors = [{instancePath:instancePath+"/sourcerevision",schemaPath:"#/properties/sourcerevision/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate80.errors = [{instancePath:instancePath+"/sourcerevision",schemaPath:"#/properties/sourcerevision/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.occurredat !== undefined){
let data12 = data.occurredat;
const _errs25 = errors;
if(errors === _errs25){
if(errors === _errs25){
if(typeof data12 === "string"){
if(func1(data12) > 40){
validate80.errors = [{instancePath:instancePath+"/occurredat",schemaPath:"#/properties/occurredat/maxLength",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats52(data12))){
validate80.errors = [{instancePath:instancePath+"/occurredat",schemaPath:"#/properties/occurredat/format",keyword:"format",params:{format: "date-or-time"}}];
return false;
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/occurredat",schemaPath:"#/properties/occurredat/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traceparent !== undefined){
let data13 = data.traceparent;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data13 === "string"){
if(func1(data13) > 55){
validate80.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/maxLength",keyword:"maxLength",params:{limit: 55}}];
return false;
}
else {
if(!pattern58.test(data13)){
validate80.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/pattern",keyword:"pattern",params:{pattern: "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}}];
return false;
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"#/properties/traceparent/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data14 = data.data;
const _errs29 = errors;
if(errors === _errs29){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing1;
if((data14.facts === undefined) && (missing1 = "facts")){
validate80.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data14.identity !== undefined){
let data15 = data14.identity;
const _errs31 = errors;
if(!(data15 && typeof data15 == "object" && !Array.isArray(data15))){
validate80.errors = [{instancePath:instancePath+"/data/identity",schemaPath:"#/properties/data/properties/identity/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid1 = _errs31 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data14.facts !== undefined){
let data16 = data14.facts;
const _errs33 = errors;
if(!(data16 && typeof data16 == "object" && !Array.isArray(data16))){
validate80.errors = [{instancePath:instancePath+"/data/facts",schemaPath:"#/properties/data/properties/facts/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid1 = _errs33 === errors;
}
else {
var valid1 = true;
}
if(valid1){
for(const key0 in data14){
if((key0 !== "identity") && (key0 !== "facts")){
validate80.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key1 in data){
if(((((((((((((((key1 !== "specversion") && (key1 !== "id")) && (key1 !== "source")) && (key1 !== "type")) && (key1 !== "time")) && (key1 !== "subject")) && (key1 !== "datacontenttype")) && (key1 !== "dataschema")) && (key1 !== "agreementref")) && (key1 !== "purposecode")) && (key1 !== "regime")) && (key1 !== "sourcerevision")) && (key1 !== "occurredat")) && (key1 !== "traceparent")) && (key1 !== "data")){
validate80.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key1}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate80.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate80.errors = vErrors;
return errors === 0;
}
validate80.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const agreement = validate81;
const schema248 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schemas.cyfrif.cymru/agreement.json","type":"object","properties":{"id":{"type":"string","maxLength":64,"pattern":"^[A-Za-z0-9._-]+$"},"kind":{"type":"string","enum":["ISP","DDA","JCA"]},"version":{"type":"string","minLength":1,"maxLength":32},"title":{"type":"object","properties":{"en":{"type":"string","minLength":1,"maxLength":400},"cy":{"type":"string","minLength":1,"maxLength":400}},"required":["en","cy"],"unevaluatedProperties":false},"status":{"type":"string","enum":["draft","in-force","suspended","expired"]},"purposes":{"type":"array","minItems":1,"maxItems":16,"items":{"type":"string","maxLength":48,"pattern":"^[A-Z0-9-]+$"}},"regime":{"type":"string","enum":["part3","ukgdpr"]},"legalBasis":{"type":"string","minLength":1,"maxLength":400},"parties":{"type":"array","minItems":1,"maxItems":256,"items":{"type":"string","maxLength":64,"pattern":"^(\\*|[A-Za-z0-9][A-Za-z0-9._-]*)$"}},"roles":{"type":"object","maxProperties":256,"patternProperties":{"^[A-Za-z0-9][A-Za-z0-9._-]*$":{"type":"string","enum":["controller","joint","processor"]}},"unevaluatedProperties":false},"events":{"type":"array","minItems":1,"maxItems":64,"items":{"type":"object","properties":{"type":{"type":"string","maxLength":80,"pattern":"^[a-z]+(-[a-z]+)*(\\.[a-z][a-z-]*){1,2}$"},"facts":{"oneOf":[{"type":"string","const":"*"},{"type":"array","maxItems":128,"items":{"type":"string","maxLength":128,"pattern":"^(/[A-Za-z0-9_]+)+$"}}]},"identifiers":{"oneOf":[{"type":"string","const":"*"},{"type":"array","maxItems":128,"items":{"type":"string","maxLength":32,"pattern":"^[A-Z_]+$"}}]},"linkage":{"oneOf":[{"type":"string","const":"*"},{"type":"array","maxItems":128,"items":{"type":"string","maxLength":32,"pattern":"^[A-Za-z]+$"}}]}},"required":["type","facts","identifiers","linkage"],"unevaluatedProperties":false}},"validFrom":{"type":"string","maxLength":10,"format":"date"},"validTo":{"type":"string","maxLength":10,"format":"date"},"retentionDays":{"type":"integer","minimum":1,"maximum":36525},"reviewOn":{"type":"string","maxLength":10,"format":"date"},"transferRoute":{"type":"string","maxLength":200},"assurance":{"type":"object","properties":{"status":{"type":"string","enum":["none","submitted","assured"]},"on":{"type":"string","maxLength":10,"format":"date"}},"required":["status"],"unevaluatedProperties":false},"signatories":{"type":"array","maxItems":256,"items":{"type":"object","properties":{"party":{"type":"string","maxLength":64,"pattern":"^(\\*|[A-Za-z0-9][A-Za-z0-9._-]*)$"},"office":{"type":"string","minLength":1,"maxLength":200},"signedOn":{"type":"string","maxLength":10,"format":"date"}},"required":["party","office"],"unevaluatedProperties":false}},"supersedes":{"type":"string","maxLength":100}},"required":["id","kind","version","title","status","purposes","regime","legalBasis","parties","events","validFrom"],"unevaluatedProperties":false};
const pattern61 = new RegExp("^(\\*|[A-Za-z0-9][A-Za-z0-9._-]*)$", "u");
const pattern62 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
const pattern63 = new RegExp("^[a-z]+(-[a-z]+)*(\\.[a-z][a-z-]*){1,2}$", "u");
const pattern64 = new RegExp("^(/[A-Za-z0-9_]+)+$", "u");
const pattern65 = new RegExp("^[A-Z_]+$", "u");
const pattern66 = new RegExp("^[A-Za-z]+$", "u");

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schemas.cyfrif.cymru/agreement.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate81.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.title === undefined) && (missing0 = "title"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.purposes === undefined) && (missing0 = "purposes"))) || ((data.regime === undefined) && (missing0 = "regime"))) || ((data.legalBasis === undefined) && (missing0 = "legalBasis"))) || ((data.parties === undefined) && (missing0 = "parties"))) || ((data.events === undefined) && (missing0 = "events"))) || ((data.validFrom === undefined) && (missing0 = "validFrom"))){
validate81.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 64){
validate81.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(!pattern56.test(data0)){
validate81.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]+$"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data1 = data.kind;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate81.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data1 === "ISP") || (data1 === "DDA")) || (data1 === "JCA"))){
validate81.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema248.properties.kind.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data2 = data.version;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func1(data2) > 32){
validate81.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maxLength",keyword:"maxLength",params:{limit: 32}}];
return false;
}
else {
if(func1(data2) < 1){
validate81.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
let data3 = data.title;
const _errs7 = errors;
if(errors === _errs7){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.en === undefined) && (missing1 = "en")) || ((data3.cy === undefined) && (missing1 = "cy"))){
validate81.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data3.en !== undefined){
let data4 = data3.en;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func1(data4) > 400){
validate81.errors = [{instancePath:instancePath+"/title/en",schemaPath:"#/properties/title/properties/en/maxLength",keyword:"maxLength",params:{limit: 400}}];
return false;
}
else {
if(func1(data4) < 1){
validate81.errors = [{instancePath:instancePath+"/title/en",schemaPath:"#/properties/title/properties/en/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/title/en",schemaPath:"#/properties/title/properties/en/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.cy !== undefined){
let data5 = data3.cy;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(func1(data5) > 400){
validate81.errors = [{instancePath:instancePath+"/title/cy",schemaPath:"#/properties/title/properties/cy/maxLength",keyword:"maxLength",params:{limit: 400}}];
return false;
}
else {
if(func1(data5) < 1){
validate81.errors = [{instancePath:instancePath+"/title/cy",schemaPath:"#/properties/title/properties/cy/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/title/cy",schemaPath:"#/properties/title/properties/cy/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
for(const key0 in data3){
if((key0 !== "en") && (key0 !== "cy")){
validate81.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0}}];
return false;
break;
}
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data6 = data.status;
const _errs14 = errors;
if(typeof data6 !== "string"){
validate81.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data6 === "draft") || (data6 === "in-force")) || (data6 === "suspended")) || (data6 === "expired"))){
validate81.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema248.properties.status.enum}}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.purposes !== undefined){
let data7 = data.purposes;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data7)){
if(data7.length > 16){
validate81.errors = [{instancePath:instancePath+"/purposes",schemaPath:"#/properties/purposes/maxItems",keyword:"maxItems",params:{limit: 16}}];
return false;
}
else {
if(data7.length < 1){
validate81.errors = [{instancePath:instancePath+"/purposes",schemaPath:"#/properties/purposes/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid2 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(func1(data8) > 48){
validate81.errors = [{instancePath:instancePath+"/purposes/" + i0,schemaPath:"#/properties/purposes/items/maxLength",keyword:"maxLength",params:{limit: 48}}];
return false;
}
else {
if(!pattern57.test(data8)){
validate81.errors = [{instancePath:instancePath+"/purposes/" + i0,schemaPath:"#/properties/purposes/items/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9-]+$"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/purposes/" + i0,schemaPath:"#/properties/purposes/items/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs18 === errors;
if(!valid2){
break;
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/purposes",schemaPath:"#/properties/purposes/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.regime !== undefined){
let data9 = data.regime;
const _errs20 = errors;
if(typeof data9 !== "string"){
validate81.errors = [{instancePath:instancePath+"/regime",schemaPath:"#/properties/regime/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data9 === "part3") || (data9 === "ukgdpr"))){
validate81.errors = [{instancePath:instancePath+"/regime",schemaPath:"#/properties/regime/enum",keyword:"enum",params:{allowedValues: schema248.properties.regime.enum}}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.legalBasis !== undefined){
let data10 = data.legalBasis;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(func1(data10) > 400){
validate81.errors = [{instancePath:instancePath+"/legalBasis",schemaPath:"#/properties/legalBasis/maxLength",keyword:"maxLength",params:{limit: 400}}];
return false;
}
else {
if(func1(data10) < 1){
validate81.errors = [{instancePath:instancePath+"/legalBasis",schemaPath:"#/properties/legalBasis/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/legalBasis",schemaPath:"#/properties/legalBasis/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parties !== undefined){
let data11 = data.parties;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data11)){
if(data11.length > 256){
validate81.errors = [{instancePath:instancePath+"/parties",schemaPath:"#/properties/parties/maxItems",keyword:"maxItems",params:{limit: 256}}];
return false;
}
else {
if(data11.length < 1){
validate81.errors = [{instancePath:instancePath+"/parties",schemaPath:"#/properties/parties/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid3 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
const _errs26 = errors;
if(errors === _errs26){
if(typeof data12 === "string"){
if(func1(data12) > 64){
validate81.errors = [{instancePath:instancePath+"/parties/" + i1,schemaPath:"#/properties/parties/items/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(!pattern61.test(data12)){
validate81.errors = [{instancePath:instancePath+"/parties/" + i1,schemaPath:"#/properties/parties/items/pattern",keyword:"pattern",params:{pattern: "^(\\*|[A-Za-z0-9][A-Za-z0-9._-]*)$"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/parties/" + i1,schemaPath:"#/properties/parties/items/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs26 === errors;
if(!valid3){
break;
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/parties",schemaPath:"#/properties/parties/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.roles !== undefined){
let data13 = data.roles;
const _errs28 = errors;
if(errors === _errs28){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length > 256){
validate81.errors = [{instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/maxProperties",keyword:"maxProperties",params:{limit: 256}}];
return false;
}
else {
var props0 = {};
var valid4 = true;
for(const key1 in data13){
if(pattern62.test(key1)){
let data14 = data13[key1];
const _errs30 = errors;
if(typeof data14 !== "string"){
validate81.errors = [{instancePath:instancePath+"/roles/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/patternProperties/%5E%5BA-Za-z0-9%5D%5BA-Za-z0-9._-%5D*%24/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data14 === "controller") || (data14 === "joint")) || (data14 === "processor"))){
validate81.errors = [{instancePath:instancePath+"/roles/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/patternProperties/%5E%5BA-Za-z0-9%5D%5BA-Za-z0-9._-%5D*%24/enum",keyword:"enum",params:{allowedValues: schema248.properties.roles.patternProperties["^[A-Za-z0-9][A-Za-z0-9._-]*$"].enum}}];
return false;
}
var valid4 = _errs30 === errors;
props0[key1] = true;
}
}
if(valid4){
if(props0 !== true){
for(const key2 in data13){
if(!props0 || !props0[key2]){
validate81.errors = [{instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key2}}];
return false;
break;
}
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.events !== undefined){
let data15 = data.events;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data15)){
if(data15.length > 64){
validate81.errors = [{instancePath:instancePath+"/events",schemaPath:"#/properties/events/maxItems",keyword:"maxItems",params:{limit: 64}}];
return false;
}
else {
if(data15.length < 1){
validate81.errors = [{instancePath:instancePath+"/events",schemaPath:"#/properties/events/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid5 = true;
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
let data16 = data15[i2];
const _errs35 = errors;
if(errors === _errs35){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing2;
if(((((data16.type === undefined) && (missing2 = "type")) || ((data16.facts === undefined) && (missing2 = "facts"))) || ((data16.identifiers === undefined) && (missing2 = "identifiers"))) || ((data16.linkage === undefined) && (missing2 = "linkage"))){
validate81.errors = [{instancePath:instancePath+"/events/" + i2,schemaPath:"#/properties/events/items/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
if(data16.type !== undefined){
let data17 = data16.type;
const _errs37 = errors;
if(errors === _errs37){
if(typeof data17 === "string"){
if(func1(data17) > 80){
validate81.errors = [{instancePath:instancePath+"/events/" + i2+"/type",schemaPath:"#/properties/events/items/properties/type/maxLength",keyword:"maxLength",params:{limit: 80}}];
return false;
}
else {
if(!pattern63.test(data17)){
validate81.errors = [{instancePath:instancePath+"/events/" + i2+"/type",schemaPath:"#/properties/events/items/properties/type/pattern",keyword:"pattern",params:{pattern: "^[a-z]+(-[a-z]+)*(\\.[a-z][a-z-]*){1,2}$"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/events/" + i2+"/type",schemaPath:"#/properties/events/items/properties/type/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid6 = _errs37 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data16.facts !== undefined){
let data18 = data16.facts;
const _errs39 = errors;
const _errs40 = errors;
let valid7 = false;
let passing0 = null;
const _errs41 = errors;
if(typeof data18 !== "string"){
const err0 = {instancePath:instancePath+"/events/" + i2+"/facts",schemaPath:"#/properties/events/items/properties/facts/oneOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("*" !== data18){
const err1 = {instancePath:instancePath+"/events/" + i2+"/facts",schemaPath:"#/properties/events/items/properties/facts/oneOf/0/const",keyword:"const",params:{allowedValue: "*"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs41 === errors;
if(_valid0){
valid7 = true;
passing0 = 0;
}
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data18)){
if(data18.length > 128){
const err2 = {instancePath:instancePath+"/events/" + i2+"/facts",schemaPath:"#/properties/events/items/properties/facts/oneOf/1/maxItems",keyword:"maxItems",params:{limit: 128}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
var valid8 = true;
const len3 = data18.length;
for(let i3=0; i3<len3; i3++){
let data19 = data18[i3];
const _errs45 = errors;
if(errors === _errs45){
if(typeof data19 === "string"){
if(func1(data19) > 128){
const err3 = {instancePath:instancePath+"/events/" + i2+"/facts/" + i3,schemaPath:"#/properties/events/items/properties/facts/oneOf/1/items/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(!pattern64.test(data19)){
const err4 = {instancePath:instancePath+"/events/" + i2+"/facts/" + i3,schemaPath:"#/properties/events/items/properties/facts/oneOf/1/items/pattern",keyword:"pattern",params:{pattern: "^(/[A-Za-z0-9_]+)+$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/events/" + i2+"/facts/" + i3,schemaPath:"#/properties/events/items/properties/facts/oneOf/1/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid8 = _errs45 === errors;
if(!valid8){
break;
}
}
}
}
else {
const err6 = {instancePath:instancePath+"/events/" + i2+"/facts",schemaPath:"#/properties/events/items/properties/facts/oneOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs43 === errors;
if(_valid0 && valid7){
valid7 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid7 = true;
passing0 = 1;
}
}
if(!valid7){
const err7 = {instancePath:instancePath+"/events/" + i2+"/facts",schemaPath:"#/properties/events/items/properties/facts/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate81.errors = vErrors;
return false;
}
else {
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs39 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data16.identifiers !== undefined){
let data20 = data16.identifiers;
const _errs47 = errors;
const _errs48 = errors;
let valid9 = false;
let passing1 = null;
const _errs49 = errors;
if(typeof data20 !== "string"){
const err8 = {instancePath:instancePath+"/events/" + i2+"/identifiers",schemaPath:"#/properties/events/items/properties/identifiers/oneOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if("*" !== data20){
const err9 = {instancePath:instancePath+"/events/" + i2+"/identifiers",schemaPath:"#/properties/events/items/properties/identifiers/oneOf/0/const",keyword:"const",params:{allowedValue: "*"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs49 === errors;
if(_valid1){
valid9 = true;
passing1 = 0;
}
const _errs51 = errors;
if(errors === _errs51){
if(Array.isArray(data20)){
if(data20.length > 128){
const err10 = {instancePath:instancePath+"/events/" + i2+"/identifiers",schemaPath:"#/properties/events/items/properties/identifiers/oneOf/1/maxItems",keyword:"maxItems",params:{limit: 128}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
var valid10 = true;
const len4 = data20.length;
for(let i4=0; i4<len4; i4++){
let data21 = data20[i4];
const _errs53 = errors;
if(errors === _errs53){
if(typeof data21 === "string"){
if(func1(data21) > 32){
const err11 = {instancePath:instancePath+"/events/" + i2+"/identifiers/" + i4,schemaPath:"#/properties/events/items/properties/identifiers/oneOf/1/items/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
if(!pattern65.test(data21)){
const err12 = {instancePath:instancePath+"/events/" + i2+"/identifiers/" + i4,schemaPath:"#/properties/events/items/properties/identifiers/oneOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[A-Z_]+$"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/events/" + i2+"/identifiers/" + i4,schemaPath:"#/properties/events/items/properties/identifiers/oneOf/1/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid10 = _errs53 === errors;
if(!valid10){
break;
}
}
}
}
else {
const err14 = {instancePath:instancePath+"/events/" + i2+"/identifiers",schemaPath:"#/properties/events/items/properties/identifiers/oneOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid1 = _errs51 === errors;
if(_valid1 && valid9){
valid9 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid9 = true;
passing1 = 1;
}
}
if(!valid9){
const err15 = {instancePath:instancePath+"/events/" + i2+"/identifiers",schemaPath:"#/properties/events/items/properties/identifiers/oneOf",keyword:"oneOf",params:{passingSchemas: passing1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate81.errors = vErrors;
return false;
}
else {
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs47 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data16.linkage !== undefined){
let data22 = data16.linkage;
const _errs55 = errors;
const _errs56 = errors;
let valid11 = false;
let passing2 = null;
const _errs57 = errors;
if(typeof data22 !== "string"){
const err16 = {instancePath:instancePath+"/events/" + i2+"/linkage",schemaPath:"#/properties/events/items/properties/linkage/oneOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if("*" !== data22){
const err17 = {instancePath:instancePath+"/events/" + i2+"/linkage",schemaPath:"#/properties/events/items/properties/linkage/oneOf/0/const",keyword:"const",params:{allowedValue: "*"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid2 = _errs57 === errors;
if(_valid2){
valid11 = true;
passing2 = 0;
}
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data22)){
if(data22.length > 128){
const err18 = {instancePath:instancePath+"/events/" + i2+"/linkage",schemaPath:"#/properties/events/items/properties/linkage/oneOf/1/maxItems",keyword:"maxItems",params:{limit: 128}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
var valid12 = true;
const len5 = data22.length;
for(let i5=0; i5<len5; i5++){
let data23 = data22[i5];
const _errs61 = errors;
if(errors === _errs61){
if(typeof data23 === "string"){
if(func1(data23) > 32){
const err19 = {instancePath:instancePath+"/events/" + i2+"/linkage/" + i5,schemaPath:"#/properties/events/items/properties/linkage/oneOf/1/items/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
if(!pattern66.test(data23)){
const err20 = {instancePath:instancePath+"/events/" + i2+"/linkage/" + i5,schemaPath:"#/properties/events/items/properties/linkage/oneOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z]+$"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/events/" + i2+"/linkage/" + i5,schemaPath:"#/properties/events/items/properties/linkage/oneOf/1/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var valid12 = _errs61 === errors;
if(!valid12){
break;
}
}
}
}
else {
const err22 = {instancePath:instancePath+"/events/" + i2+"/linkage",schemaPath:"#/properties/events/items/properties/linkage/oneOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var _valid2 = _errs59 === errors;
if(_valid2 && valid11){
valid11 = false;
passing2 = [passing2, 1];
}
else {
if(_valid2){
valid11 = true;
passing2 = 1;
}
}
if(!valid11){
const err23 = {instancePath:instancePath+"/events/" + i2+"/linkage",schemaPath:"#/properties/events/items/properties/linkage/oneOf",keyword:"oneOf",params:{passingSchemas: passing2}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
validate81.errors = vErrors;
return false;
}
else {
errors = _errs56;
if(vErrors !== null){
if(_errs56){
vErrors.length = _errs56;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs55 === errors;
}
else {
var valid6 = true;
}
if(valid6){
for(const key3 in data16){
if((((key3 !== "type") && (key3 !== "facts")) && (key3 !== "identifiers")) && (key3 !== "linkage")){
validate81.errors = [{instancePath:instancePath+"/events/" + i2,schemaPath:"#/properties/events/items/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key3}}];
return false;
break;
}
}
}
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/events/" + i2,schemaPath:"#/properties/events/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid5 = _errs35 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.validFrom !== undefined){
let data24 = data.validFrom;
const _errs64 = errors;
if(errors === _errs64){
if(errors === _errs64){
if(typeof data24 === "string"){
if(func1(data24) > 10){
validate81.errors = [{instancePath:instancePath+"/validFrom",schemaPath:"#/properties/validFrom/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data24))){
validate81.errors = [{instancePath:instancePath+"/validFrom",schemaPath:"#/properties/validFrom/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/validFrom",schemaPath:"#/properties/validFrom/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs64 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.validTo !== undefined){
let data25 = data.validTo;
const _errs66 = errors;
if(errors === _errs66){
if(errors === _errs66){
if(typeof data25 === "string"){
if(func1(data25) > 10){
validate81.errors = [{instancePath:instancePath+"/validTo",schemaPath:"#/properties/validTo/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data25))){
validate81.errors = [{instancePath:instancePath+"/validTo",schemaPath:"#/properties/validTo/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/validTo",schemaPath:"#/properties/validTo/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs66 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.retentionDays !== undefined){
let data26 = data.retentionDays;
const _errs68 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate81.errors = [{instancePath:instancePath+"/retentionDays",schemaPath:"#/properties/retentionDays/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs68){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 36525 || isNaN(data26)){
validate81.errors = [{instancePath:instancePath+"/retentionDays",schemaPath:"#/properties/retentionDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 36525}}];
return false;
}
else {
if(data26 < 1 || isNaN(data26)){
validate81.errors = [{instancePath:instancePath+"/retentionDays",schemaPath:"#/properties/retentionDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs68 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reviewOn !== undefined){
let data27 = data.reviewOn;
const _errs70 = errors;
if(errors === _errs70){
if(errors === _errs70){
if(typeof data27 === "string"){
if(func1(data27) > 10){
validate81.errors = [{instancePath:instancePath+"/reviewOn",schemaPath:"#/properties/reviewOn/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data27))){
validate81.errors = [{instancePath:instancePath+"/reviewOn",schemaPath:"#/properties/reviewOn/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/reviewOn",schemaPath:"#/properties/reviewOn/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid0 = _errs70 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transferRoute !== undefined){
let data28 = data.transferRoute;
const _errs72 = errors;
if(errors === _errs72){
if(typeof data28 === "string"){
if(func1(data28) > 200){
validate81.errors = [{instancePath:instancePath+"/transferRoute",schemaPath:"#/properties/transferRoute/maxLength",keyword:"maxLength",params:{limit: 200}}];
return false;
}
}
else {
validate81.errors = [{instancePath:instancePath+"/transferRoute",schemaPath:"#/properties/transferRoute/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs72 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.assurance !== undefined){
let data29 = data.assurance;
const _errs74 = errors;
if(errors === _errs74){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
let missing3;
if((data29.status === undefined) && (missing3 = "status")){
validate81.errors = [{instancePath:instancePath+"/assurance",schemaPath:"#/properties/assurance/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(data29.status !== undefined){
let data30 = data29.status;
const _errs76 = errors;
if(typeof data30 !== "string"){
validate81.errors = [{instancePath:instancePath+"/assurance/status",schemaPath:"#/properties/assurance/properties/status/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data30 === "none") || (data30 === "submitted")) || (data30 === "assured"))){
validate81.errors = [{instancePath:instancePath+"/assurance/status",schemaPath:"#/properties/assurance/properties/status/enum",keyword:"enum",params:{allowedValues: schema248.properties.assurance.properties.status.enum}}];
return false;
}
var valid13 = _errs76 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data29.on !== undefined){
let data31 = data29.on;
const _errs78 = errors;
if(errors === _errs78){
if(errors === _errs78){
if(typeof data31 === "string"){
if(func1(data31) > 10){
validate81.errors = [{instancePath:instancePath+"/assurance/on",schemaPath:"#/properties/assurance/properties/on/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data31))){
validate81.errors = [{instancePath:instancePath+"/assurance/on",schemaPath:"#/properties/assurance/properties/on/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/assurance/on",schemaPath:"#/properties/assurance/properties/on/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid13 = _errs78 === errors;
}
else {
var valid13 = true;
}
if(valid13){
for(const key4 in data29){
if((key4 !== "status") && (key4 !== "on")){
validate81.errors = [{instancePath:instancePath+"/assurance",schemaPath:"#/properties/assurance/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key4}}];
return false;
break;
}
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/assurance",schemaPath:"#/properties/assurance/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs74 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signatories !== undefined){
let data32 = data.signatories;
const _errs81 = errors;
if(errors === _errs81){
if(Array.isArray(data32)){
if(data32.length > 256){
validate81.errors = [{instancePath:instancePath+"/signatories",schemaPath:"#/properties/signatories/maxItems",keyword:"maxItems",params:{limit: 256}}];
return false;
}
else {
var valid14 = true;
const len6 = data32.length;
for(let i6=0; i6<len6; i6++){
let data33 = data32[i6];
const _errs83 = errors;
if(errors === _errs83){
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
let missing4;
if(((data33.party === undefined) && (missing4 = "party")) || ((data33.office === undefined) && (missing4 = "office"))){
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6,schemaPath:"#/properties/signatories/items/required",keyword:"required",params:{missingProperty: missing4}}];
return false;
}
else {
if(data33.party !== undefined){
let data34 = data33.party;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data34 === "string"){
if(func1(data34) > 64){
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/party",schemaPath:"#/properties/signatories/items/properties/party/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(!pattern61.test(data34)){
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/party",schemaPath:"#/properties/signatories/items/properties/party/pattern",keyword:"pattern",params:{pattern: "^(\\*|[A-Za-z0-9][A-Za-z0-9._-]*)$"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/party",schemaPath:"#/properties/signatories/items/properties/party/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid15 = _errs85 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data33.office !== undefined){
let data35 = data33.office;
const _errs87 = errors;
if(errors === _errs87){
if(typeof data35 === "string"){
if(func1(data35) > 200){
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/office",schemaPath:"#/properties/signatories/items/properties/office/maxLength",keyword:"maxLength",params:{limit: 200}}];
return false;
}
else {
if(func1(data35) < 1){
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/office",schemaPath:"#/properties/signatories/items/properties/office/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/office",schemaPath:"#/properties/signatories/items/properties/office/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid15 = _errs87 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data33.signedOn !== undefined){
let data36 = data33.signedOn;
const _errs89 = errors;
if(errors === _errs89){
if(errors === _errs89){
if(typeof data36 === "string"){
if(func1(data36) > 10){
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/signedOn",schemaPath:"#/properties/signatories/items/properties/signedOn/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(!(formats0(data36))){
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/signedOn",schemaPath:"#/properties/signatories/items/properties/signedOn/format",keyword:"format",params:{format: "date"}}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6+"/signedOn",schemaPath:"#/properties/signatories/items/properties/signedOn/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid15 = _errs89 === errors;
}
else {
var valid15 = true;
}
if(valid15){
for(const key5 in data33){
if(((key5 !== "party") && (key5 !== "office")) && (key5 !== "signedOn")){
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6,schemaPath:"#/properties/signatories/items/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key5}}];
return false;
break;
}
}
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/signatories/" + i6,schemaPath:"#/properties/signatories/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid14 = _errs83 === errors;
if(!valid14){
break;
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/signatories",schemaPath:"#/properties/signatories/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs81 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.supersedes !== undefined){
let data37 = data.supersedes;
const _errs92 = errors;
if(errors === _errs92){
if(typeof data37 === "string"){
if(func1(data37) > 100){
validate81.errors = [{instancePath:instancePath+"/supersedes",schemaPath:"#/properties/supersedes/maxLength",keyword:"maxLength",params:{limit: 100}}];
return false;
}
}
else {
validate81.errors = [{instancePath:instancePath+"/supersedes",schemaPath:"#/properties/supersedes/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs92 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key6 in data){
if(((((((((((((((((((key6 !== "id") && (key6 !== "kind")) && (key6 !== "version")) && (key6 !== "title")) && (key6 !== "status")) && (key6 !== "purposes")) && (key6 !== "regime")) && (key6 !== "legalBasis")) && (key6 !== "parties")) && (key6 !== "roles")) && (key6 !== "events")) && (key6 !== "validFrom")) && (key6 !== "validTo")) && (key6 !== "retentionDays")) && (key6 !== "reviewOn")) && (key6 !== "transferRoute")) && (key6 !== "assurance")) && (key6 !== "signatories")) && (key6 !== "supersedes")){
validate81.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key6}}];
return false;
break;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate81.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate81.errors = vErrors;
return errors === 0;
}
validate81.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const factsValidators = {
  'police.arrest.recorded.v1': policeArrestRecordedV1,
  'police.disposal.recorded.v1': policeDisposalRecordedV1,
  'police.referral.made.v1': policeReferralMadeV1,
  'court.conviction.recorded.v1': courtConvictionRecordedV1,
  'court.sentence.imposed.v1': courtSentenceImposedV1,
  'cps.prosecution.completed.v1': cpsProsecutionCompletedV1,
  'prison.reception.recorded.v1': prisonReceptionRecordedV1,
  'prison.referral.made.v1': prisonReferralMadeV1,
  'prison.release.recorded.v1': prisonReleaseRecordedV1,
  'prison.sentence-status.changed.v1': prisonSentenceStatusChangedV1,
  'probation.assessment.completed.v1': probationAssessmentCompletedV1,
  'probation.referral.made.v1': probationReferralMadeV1,
  'probation.registration.changed.v1': probationRegistrationChangedV1,
  'probation.sentence.commenced.v1': probationSentenceCommencedV1,
  'probation.sentence.terminated.v1': probationSentenceTerminatedV1,
  'health.liaison-contact.recorded.v1': healthLiaisonContactRecordedV1,
  'health.treatment.started.v1': healthTreatmentStartedV1,
  'la.care-status.changed.v1': laCareStatusChangedV1,
  'la.family-support.started.v1': laFamilySupportStartedV1,
  'provider.intervention.started.v1': providerInterventionStartedV1,
  'provider.referral.received.v1': providerReferralReceivedV1,
  'period.closed.v1': periodClosedV1,
  'person-characteristic.declared.v1': personCharacteristicDeclaredV1,
  'person-link.changed.v1': personLinkChangedV1,
  'record.withdrawn.v1': recordWithdrawnV1,
};
