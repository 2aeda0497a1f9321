// What the national interface answers (platform.md appendix A, 输出), for tests that hold the sandbox's answers against it.

import { fields } from '../fields.ts';

/** By transaction and node. */
export const outputs = {
  '1101 baseinfo': fields(
    'psn_no c30*; psn_cert_type c6#*; certno c50*; psn_name c50*; gend c6#*; naty c3#; brdy date; age n4,1*; exp_content c4000',
  ),
  '1101 insuinfo': fields(
    'balc n16,2*; insutype c6#*; psn_type c6#*; psn_insu_stas c6#; psn_insu_date date; paus_insu_date date; cvlserv_flag c3#*',
    'insuplc_admdvs c6*; emp_name c200',
  ),
  '1901 list': fields(
    'type c30*; label c50*; value c20*; parentValue c10*; sort int30*; valiFlag c3#*; createUser c30*; createDate date*',
    'version int20*',
  ),
  '2001 trtinfo': fields(
    'psn_no c30*; trt_chk_type c6#*; fund_pay_type c6#*; trt_enjymnt_flag c3#*; begndate date*; enddate date; trt_chk_rslt c500',
    'exp_content c4000',
  ),
  '2503 result': fields('trt_dcla_detl_sn c30*; exp_content c4000'),
  '2505 result': fields('trt_dcla_detl_sn c30*; exp_content c4000'),
  '5201 mdtrtinfo': fields(
    'mdtrt_id c30*; psn_no c30*; psn_cert_type c6#*; certno c50*; psn_name c50*; gend c6#*; naty c3#; brdy date; age n4,1',
    'coner_name c50; tel c50; insutype c6#*; psn_type c6#*; maf_psn_flag c3#; cvlserv_flag c3#*; flxempe_flag c3#; nwb_flag c3#',
    'insu_optins c6; emp_name c200; begntime datetime*; endtime datetime*; mdtrt_cert_type c3#; med_type c6#*; ars_year_ipt_flag c3#',
    'pre_pay_flag c3#; ipt_otp_no c30; medrcdno c30; atddr_no c30; chfpdr_name c50; adm_dept_codg c30; adm_dept_name c100',
    'adm_bed c30; dscg_maindiag_code c20; dscg_maindiag_name c300; dscg_dept_codg c30; dscg_dept_name c100; dscg_bed c30',
    'dscg_way c3#; main_cond_dscr c1000; dise_codg c30; dise_name c500; oprn_oprt_code c30; oprn_oprt_name c500; otp_diag_info c200',
    'inhosp_stas c3#; die_date date; ipt_days n4,0; fpsc_no c50; matn_type c6#; birctrl_type c6#; latechb_flag c3#; geso_val n2',
    'fetts n3; fetus_cnt n3; pret_flag c3#; birctrl_matn_date date; cop_flag c3#; memo c500',
  ),
  '5202 diseinfo': fields(
    'diag_info_id c30*; mdtrt_id c30*; psn_no c30*; inout_diag_type c3#*; diag_type c3#*; maindiag_flag c3#*; diag_srt_no n2*',
    'diag_code c20*; diag_name c100*; adm_cond c500; diag_dept c50*; dise_dor_no c30*; dise_dor_name c50*; diag_time datetime*',
  ),
  '5203 setlinfo': fields(
    'setl_id c30*; mdtrt_id c30*; psn_no c30*; psn_name c50*; psn_cert_type c6#*; certno c50*; gend c6#*; naty c3#; brdy date',
    'age n4,1; insutype c6#*; psn_type c6#*; cvlserv_flag c3#*; flxempe_flag c3#; nwb_flag c3#; insu_optins c6; emp_name c200',
    'pay_loc c6#*; fixmedins_code c12*; fixmedins_name c200*; hosp_lv c6#; fixmedins_poolarea c6; lmtpric_hosp_lv c6#',
    'dedc_hosp_lv c6#; begndate date*; enddate date*; setl_time datetime*; mdtrt_cert_type c3#; med_type c6#*; clr_type c6#*',
    'clr_way c6#; clr_optins c6; medfee_sumamt n16,2*; fulamt_ownpay_amt n16,2*; overlmt_selfpay n16,2*; preselfpay_amt n16,2*',
    'inscp_scp_amt n16,2*; act_pay_dedc n16,2*; hifp_pay n16,2*; pool_prop_selfpay n5,4*; cvlserv_pay n16,2*; hifes_pay n16,2*',
    'hifmi_pay n16,2*; hifob_pay n16,2*; maf_pay n16,2*; oth_pay n16,2*; fund_pay_sumamt n16,2*; psn_pay n16,2*; acct_pay n16,2*',
    'cash_payamt n16,2*; balc n16,2*; acct_mulaid_pay n16,2*; medins_setl_id c30*; refd_setl_flag c3#*; year c4*; dise_codg c30',
    'dise_name c500; invono c20; pref_fund_pay n16,2',
  ),
  '5203 setldetail': fields(
    'fund_pay_type c6#*; inscp_scp_amt n16,2*; crt_payb_lmt_amt n16,2*; fund_payamt n16,2*; fund_pay_type_name c200',
    'setl_proc_info c4000',
  ),
  '5204 data': fields(
    'mdtrt_id c30*; setl_id c30*; feedetl_sn c30*; rx_drord_no c30; med_type c6#*; fee_ocur_time datetime*; cnt n16,4*; pric n16,6*',
    'sin_dos_dscr c200; used_frqu_dscr c200; prd_days n4,2; medc_way_dscr c200; det_item_fee_sumamt n16,2*; pric_uplmt_amt n16,6*',
    'selfpay_prop n5,4; fulamt_ownpay_amt n16,2; overlmt_amt n16,2; preselfpay_amt n16,2; inscp_scp_amt n16,2; chrgitm_lv c3#*',
    'hilist_code c50*; hilist_name c200*; list_type c6#*; med_list_codg c50*; medins_list_codg c150*; medins_list_name c100*',
    'med_chrgitm_type c6#*; prodname c200; spec c200; dosform_name c200*; bilg_dept_codg c30; bilg_dept_name c100; bilg_dr_codg c30',
    'bilg_dr_name c50; acord_dept_codg c30; acord_dept_name c100; orders_dr_code c30; orders_dr_name c50; lmt_used_flag c3#',
    'hosp_prep_flag c3#; hosp_appr_flag c3#; tcmdrug_used_way c6#; prodplac_type c6#; bas_medn_flag c3#; hi_nego_drug_flag c3#',
    'chld_medc_flag c3#; etip_flag c3#; etip_hosp_code c30; dscg_tkdrug_flag c3#; list_sp_item_flag c3#; matn_fee_flag c6#',
    'drt_reim_flag c3#; memo c500',
  ),
  '5205 feedetail': fields(
    'feedetl_sn c30*; rx_drord_no c30; fixmedins_code c12; fixmedins_name c200*; psn_no c30*; med_type c6#*; fee_ocur_time datetime*',
    'cnt n16,4*; pric n16,6*; chrgitm_lv c3#; hilist_code c50*; hilist_name c200*; list_type c6#*; med_list_codg c50*',
    'medins_list_codg c150*; medins_list_name c100*; med_chrgitm_type c6#*; prodname c200; spec c200*; dosform_name c200',
    'lmt_used_flag c3#; hosp_prep_flag c3#; hosp_appr_flag c3#; tcmdrug_used_way c6#; prodplac_type c6#; bas_medn_flag c3#',
    'hi_nego_drug_flag c3#; chld_medc_flag c3#; etip_flag c3#; etip_hosp_code c30; dscg_tkdrug_flag c3#; list_sp_item_flag c3#',
    'matn_fee_flag c6#',
  ),
  '5206 cuminfo': fields('insutype c6#*; year c4*; cum_ym c6*; cum_type_code c10*; cum n16,2*'),
  '5301 feedetail': fields('opsp_dise_code c30*; opsp_dise_name c300*; begndate date*; enddate date'),
  '5302 psnfixmedin': fields(
    'psn_no c30*; insutype c6#; fix_srt_no c3*; fixmedins_code c12*; fixmedins_name c200*; begndate date*; enddate date; memo c500',
  ),
  '5303 data': fields(
    'mdtrt_id c30*; psn_no c30*; psn_cert_type c6#*; certno c50*; psn_name c50*; gend c6#*; brdy date; age n4,1*; insutype c6#*',
    'begndate date*; med_type c6#*; ipt_otp_no c30; out_flag c3',
  ),
  '5304 refmedin': fields(
    'insutype c6#*; dcla_souc c6#; psn_no c30*; psn_cert_type c6#*; certno c50*; psn_name c50*; gend c6#*; brdy date; tel c50',
    'addr c200; insu_optins c6; emp_name c200; diag_code c20; diag_name c100; dise_cond_dscr c2000; reflin_medins_no c30',
    'reflin_medins_name c200*; out_flag c3#; refl_date date*; refl_rea c100*; begndate date*; enddate date; hosp_agre_refl_flag c3#*',
  ),
} as const;
